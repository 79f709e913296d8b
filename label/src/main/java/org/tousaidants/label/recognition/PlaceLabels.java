package org.tousaidants.label.recognition;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.recognition.Labels.Dropping;
import org.tousaidants.label.recognition.Labels.OwnLabels;
import org.tousaidants.label.recognition.Labels.RequestEligibility;
import org.tousaidants.label.recognition.Labels.RequestResult;
import org.tousaidants.label.sitevisits.PlaceDossier;
import org.tousaidants.label.sitevisits.PlaceDossiers;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.rules.versions.PublishedRules;

/// « Le label d'un lieu » — service for the people responsible for a place, who follow the link in a letter,
/// without an account: request the label, read the history, withdraw the request, appeal. A link works while
/// its reader is responsible for the place.
@Service
class PlaceLabels {
    /// @param name name of the place
    record PlaceLabelView(String name, OwnLabels mine) {}

    private final PlaceLabelAccess placeLabelAccess;
    private final LabelCaseStore lives;
    private final ProposalStore proposals;
    private final LabelHolderReader holderReader;
    private final PlaceDossiers dossiers;
    private final LabelHolderRequestHandler holderDesk;
    private final LabelCaseReader lifeReader;
    private final PublishedRules rules;

    PlaceLabels(
            PlaceLabelAccess placeLabelAccess,
            LabelCaseStore lives,
            ProposalStore proposals,
            LabelHolderReader holderReader,
            PlaceDossiers dossiers,
            LabelHolderRequestHandler holderDesk,
            LabelCaseReader lifeReader,
            PublishedRules rules) {
        this.placeLabelAccess = placeLabelAccess;
        this.lives = lives;
        this.proposals = proposals;
        this.holderReader = holderReader;
        this.dossiers = dossiers;
        this.holderDesk = holderDesk;
        this.lifeReader = lifeReader;
        this.rules = rules;
    }

    /// The content for a link; empty if it is invalid: unknown, expired, or of a person no longer responsible
    /// for the place.
    @Transactional(readOnly = true)
    Optional<PlaceLabelView> open(Optional<Secret> secret) {
        return placeLabelAccess.of(secret).map(reader -> {
            var cases = holderReader.lives(reader.holder()).stream()
                    .sorted(Comparator.comparing((LabelCase life) -> life.term().isEmpty()))
                    .map(life -> lifeReader.of(life))
                    .toList();
            return new PlaceLabelView(
                    holderReader.name(reader.holder()),
                    new OwnLabels(
                            dossier(reader)
                                    .map(found -> holderDesk.possible(standing(found), found.dossier(), rules.now()))
                                    .orElseGet(RequestEligibility.NoFile::new),
                            cases,
                            rules.now().voted()));
        });
    }

    @Transactional
    Optional<RequestResult> ask(Optional<Secret> secret) {
        return placeLabelAccess
                .of(secret)
                .map(reader -> dossier(reader)
                        .map(found -> holderDesk.ask(
                                standing(found),
                                Optional.of(found.dossier()),
                                new LabelHolderRequestHandler.Voice(reader.person(), reader.lang())))
                        .orElseGet(() -> new RequestResult.NotNow(new RequestEligibility.NoFile())));
    }

    @Transactional
    Dropping drop(Optional<Secret> secret, UUID proposal) {
        return placeLabelAccess
                .of(secret)
                .flatMap(reader -> own(reader, proposal).map(life -> holderDesk.drop(life, proposal, reader.person())))
                .orElse(Dropping.NOT_FOUND);
    }

    /// The case of a decision that may be appealed, or could have been.
    @Transactional(readOnly = true)
    Optional<LabelCaseView> appealed(Optional<Secret> secret, UUID id) {
        return placeLabelAccess
                .of(secret)
                .flatMap(reader -> proposals
                        .find(id)
                        .filter(CommitteeProposal::hurts)
                        .flatMap(one -> lives.find(one.life()))
                        .filter(life -> isOf(reader, life))
                        .map(life -> lifeReader.of(life)));
    }

    @Transactional
    AppealResult appeal(Optional<Secret> secret, UUID id, String words) {
        return placeLabelAccess
                .of(secret)
                .flatMap(reader -> own(reader, id).map(life -> holderDesk.appeal(life, id, reader.person(), words)))
                .orElseGet(AppealResult.NotFound::new);
    }

    private Optional<PlaceDossier> dossier(PlaceLabelAccess.Reader reader) {
        return dossiers.find(reader.holder().record())
                .filter(found -> found.place().inLists());
    }

    private static LabelHolder standing(PlaceDossier found) {
        return new LabelHolder.APlace(found.place().id());
    }

    private Optional<LabelCase> own(PlaceLabelAccess.Reader reader, UUID proposal) {
        return proposals.find(proposal).flatMap(one -> lives.lock(one.life())).filter(life -> isOf(reader, life));
    }

    private boolean isOf(PlaceLabelAccess.Reader reader, LabelCase life) {
        return life.holder() instanceof LabelHolder.APlace(var record)
                && holderReader.records(reader.holder().record()).contains(record);
    }
}
