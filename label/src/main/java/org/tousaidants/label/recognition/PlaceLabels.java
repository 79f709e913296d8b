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
    Optional<Opened> open(String network, Optional<Secret> secret) {
        return placeLabelAccess.of(network, secret).map(reader -> {
            var told = holderReader.lives(network, reader.holder()).stream()
                    .sorted(Comparator.comparing((Life life) -> life.term().isEmpty()))
                    .map(life -> lifeReader.of(network, life))
                    .toList();
            return new Opened(
                    holderReader.name(network, reader.holder()),
                    new Mine(
                            dossier(network, reader)
                                    .map(found -> holderDesk.possible(
                                            network, standing(found), found.dossier(), rules.now(network)))
                                    .orElseGet(Possible.NoFile::new),
                            told,
                            rules.now(network).voted()));
        });
    }

    @Transactional
    Optional<Asking> ask(String network, Optional<Secret> secret) {
        return placeLabelAccess
                .of(network, secret)
                .map(reader -> dossier(network, reader)
                        .map(found -> holderDesk.ask(
                                network,
                                standing(found),
                                Optional.of(found.dossier()),
                                new HolderDesk.Voice(reader.person(), reader.lang())))
                        .orElseGet(() -> new Asking.NotNow(new Possible.NoFile())));
    }

    @Transactional
    Dropping drop(String network, Optional<Secret> secret, UUID proposal) {
        return placeLabelAccess
                .of(network, secret)
                .flatMap(reader -> own(network, reader, proposal)
                        .map(life -> holderDesk.drop(network, life, proposal, reader.person())))
                .orElse(Dropping.NOT_FOUND);
    }

    /// Of a decision that may be appealed, or might have been.
    @Transactional(readOnly = true)
    Optional<LifeView> appealed(String network, Optional<Secret> secret, UUID id) {
        return placeLabelAccess
                .of(network, secret)
                .flatMap(reader -> proposals
                        .find(network, id)
                        .filter(Proposal::hurts)
                        .flatMap(one -> lives.find(network, one.life()))
                        .filter(life -> isOf(network, reader, life))
                        .map(life -> lifeReader.of(network, life)));
    }

    @Transactional
    Appealing appeal(String network, Optional<Secret> secret, UUID id, String words) {
        return placeLabelAccess
                .of(network, secret)
                .flatMap(reader -> own(network, reader, id)
                        .map(life -> holderDesk.appeal(network, life, id, reader.person(), words)))
                .orElseGet(Appealing.NotFound::new);
    }

    private Optional<PlaceDossier> dossier(String network, PlaceLabelAccess.Reader reader) {
        return dossiers.find(network, reader.holder().record())
                .filter(found -> found.place().inLists());
    }

    private static Holder standing(PlaceDossier found) {
        return new Holder.APlace(found.place().id());
    }

    private Optional<Life> own(String network, PlaceLabelAccess.Reader reader, UUID proposal) {
        return proposals
                .find(network, proposal)
                .flatMap(one -> lives.lock(network, one.life()))
                .filter(life -> isOf(network, reader, life));
    }

    private boolean isOf(String network, PlaceLabelAccess.Reader reader, Life life) {
        return life.holder() instanceof Holder.APlace(var record)
                && holderReader.records(network, reader.holder().record()).contains(record);
    }
}
