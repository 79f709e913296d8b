package org.tousaidants.label.recognition;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.recognition.Labels.Appealing;
import org.tousaidants.label.recognition.Labels.Asking;
import org.tousaidants.label.recognition.Labels.Dropping;
import org.tousaidants.label.recognition.Labels.Mine;
import org.tousaidants.label.recognition.Labels.Possible;
import org.tousaidants.label.sitevisits.PlaceDossier;
import org.tousaidants.label.sitevisits.PlaceDossiers;
import org.tousaidants.platform.identity.Secret;

/// « Le label d'un lieu » — the door for those who answer for it, who come by the link of a letter, without an account:
/// they ask, read all that becomes of it, take the wish back, and appeal. A link opens as long as its reader answers
/// for the place.
@Service
class PlaceLabels {
    /// @param name of the place
    record Opened(String name, Mine mine) {}

    private final PlaceLabelAccess placeLabelAccess;
    private final LifeStore lives;
    private final ProposalStore proposals;
    private final HolderReader holderReader;
    private final PlaceDossiers dossiers;
    private final HolderDesk holderDesk;
    private final LifeReader lifeReader;
    private final Rules rules;

    PlaceLabels(
            PlaceLabelAccess placeLabelAccess,
            LifeStore lives,
            ProposalStore proposals,
            HolderReader holderReader,
            PlaceDossiers dossiers,
            HolderDesk holderDesk,
            LifeReader lifeReader,
            Rules rules) {
        this.placeLabelAccess = placeLabelAccess;
        this.lives = lives;
        this.proposals = proposals;
        this.holderReader = holderReader;
        this.dossiers = dossiers;
        this.holderDesk = holderDesk;
        this.lifeReader = lifeReader;
        this.rules = rules;
    }

    /// Empty when the link opens nothing: lost, too old, or of a person who answers for the place no more.
    @Transactional(readOnly = true)
    Optional<Opened> open(Optional<Secret> secret) {
        return placeLabelAccess.of(secret).map(reader -> {
            var told = holderReader.lives(reader.holder()).stream()
                    .sorted(Comparator.comparing((Life life) -> life.term().isEmpty()))
                    .map(life -> lifeReader.of(life))
                    .toList();
            return new Opened(
                    holderReader.name(reader.holder()),
                    new Mine(
                            dossier(reader)
                                    .map(found -> holderDesk.possible(standing(found), found.dossier(), rules.now()))
                                    .orElseGet(Possible.NoFile::new),
                            told,
                            rules.now().voted()));
        });
    }

    @Transactional
    Optional<Asking> ask(Optional<Secret> secret) {
        return placeLabelAccess
                .of(secret)
                .map(reader -> dossier(reader)
                        .map(found -> holderDesk.ask(
                                standing(found),
                                Optional.of(found.dossier()),
                                new HolderDesk.Voice(reader.person(), reader.lang())))
                        .orElseGet(() -> new Asking.NotNow(new Possible.NoFile())));
    }

    @Transactional
    Dropping drop(Optional<Secret> secret, UUID proposal) {
        return placeLabelAccess
                .of(secret)
                .flatMap(reader -> own(reader, proposal).map(life -> holderDesk.drop(life, proposal, reader.person())))
                .orElse(Dropping.NOT_FOUND);
    }

    /// Of a decision that may be appealed, or might have been.
    @Transactional(readOnly = true)
    Optional<LifeView> appealed(Optional<Secret> secret, UUID id) {
        return placeLabelAccess
                .of(secret)
                .flatMap(reader -> proposals
                        .find(id)
                        .filter(Proposal::hurts)
                        .flatMap(one -> lives.find(one.life()))
                        .filter(life -> isOf(reader, life))
                        .map(life -> lifeReader.of(life)));
    }

    @Transactional
    Appealing appeal(Optional<Secret> secret, UUID id, String words) {
        return placeLabelAccess
                .of(secret)
                .flatMap(reader -> own(reader, id).map(life -> holderDesk.appeal(life, id, reader.person(), words)))
                .orElseGet(Appealing.NotFound::new);
    }

    private Optional<PlaceDossier> dossier(PlaceLabelAccess.Reader reader) {
        return dossiers.find(reader.holder().record())
                .filter(found -> found.place().inLists());
    }

    private static Holder standing(PlaceDossier found) {
        return new Holder.APlace(found.place().id());
    }

    private Optional<Life> own(PlaceLabelAccess.Reader reader, UUID proposal) {
        return proposals.find(proposal).flatMap(one -> lives.lock(one.life())).filter(life -> isOf(reader, life));
    }

    private boolean isOf(PlaceLabelAccess.Reader reader, Life life) {
        return life.holder() instanceof Holder.APlace(var record)
                && holderReader.records(reader.holder().record()).contains(record);
    }
}
