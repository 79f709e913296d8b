package org.tousaidants.label.recognition;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.recognition.HelperLabels.LabelRequestEligibility;
import org.tousaidants.label.recognition.HelperLabels.LabelRequestResult;
import org.tousaidants.label.recognition.HelperLabels.OwnLabels;
import org.tousaidants.label.recognition.HelperLabels.RequestWithdrawalResult;
import org.tousaidants.label.sitevisits.PlaceLabelDossier;
import org.tousaidants.label.sitevisits.PlaceLabelDossiers;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.rules.versions.PublishedRules;

/// « Le label d'un lieu » — lets the people responsible for a place, who follow the link in a letter without an
/// account, request the label, read its history, withdraw the request, and appeal. A link is valid as long as its
/// recipient is responsible for the place.
@Service
class PlaceLabels {
    /// The page of a place's label.
    ///
    /// @param name name of the place
    record PlaceLabelView(String name, OwnLabels mine) {}

    private final PlaceLabelAccess placeLabelAccess;
    private final LabelCaseStore lives;
    private final CommitteeProposalStore proposals;
    private final LabelHolderReader holderReader;
    private final PlaceLabelDossiers dossiers;
    private final LabelHolderRequestHandler holderDesk;
    private final LabelCaseReader lifeReader;
    private final PublishedRules rules;

    PlaceLabels(
            PlaceLabelAccess placeLabelAccess,
            LabelCaseStore lives,
            CommitteeProposalStore proposals,
            LabelHolderReader holderReader,
            PlaceLabelDossiers dossiers,
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

    /// Returns the content for a link; empty if the link is unknown or expired, or if its recipient is no longer
    /// responsible for the place.
    @Transactional(readOnly = true)
    Optional<PlaceLabelView> open(Optional<SecretToken> secret) {
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
                                    .orElseGet(LabelRequestEligibility.NoFileForLabel::new),
                            cases,
                            rules.now().voted(),
                            lifeReader.announcedJudge()));
        });
    }

    @Transactional
    Optional<LabelRequestResult> ask(Optional<SecretToken> secret) {
        return placeLabelAccess
                .of(secret)
                .map(reader -> dossier(reader)
                        .map(found -> holderDesk.ask(
                                standing(found),
                                Optional.of(found.dossier()),
                                new LabelHolderRequestHandler.RequestAuthor(reader.person(), reader.lang())))
                        .orElseGet(() -> new LabelRequestResult.LabelRequestRefused(
                                new LabelRequestEligibility.NoFileForLabel())));
    }

    @Transactional
    RequestWithdrawalResult drop(Optional<SecretToken> secret, UUID proposal) {
        return placeLabelAccess
                .of(secret)
                .flatMap(reader -> own(reader, proposal).map(life -> holderDesk.drop(life, proposal, reader.person())))
                .orElse(RequestWithdrawalResult.NOT_FOUND);
    }

    /// Returns the case of a decision that the holder may appeal, even if the period for an appeal is over;
    /// empty if the link is not valid.
    ///
    /// @param secret secret of the link
    /// @param id id of the decision
    @Transactional(readOnly = true)
    Optional<LabelCaseView> appealed(Optional<SecretToken> secret, UUID id) {
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
    LabelAppealResult appeal(Optional<SecretToken> secret, UUID id, String words) {
        return placeLabelAccess
                .of(secret)
                .flatMap(reader -> own(reader, id).map(life -> holderDesk.appeal(life, id, reader.person(), words)))
                .orElseGet(LabelAppealResult.DecisionToAppealNotFound::new);
    }

    private Optional<PlaceLabelDossier> dossier(PlaceLabelAccess.PlaceLabelLinkReader reader) {
        return dossiers.find(reader.holder().record())
                .filter(found -> found.place().inLists());
    }

    private static LabelHolder standing(PlaceLabelDossier found) {
        return new LabelHolder.PlaceAsLabelHolder(found.place().id());
    }

    private Optional<LabelCase> own(PlaceLabelAccess.PlaceLabelLinkReader reader, UUID proposal) {
        return proposals.find(proposal).flatMap(one -> lives.lock(one.life())).filter(life -> isOf(reader, life));
    }

    private boolean isOf(PlaceLabelAccess.PlaceLabelLinkReader reader, LabelCase life) {
        return life.holder() instanceof LabelHolder.PlaceAsLabelHolder(var record)
                && holderReader.records(reader.holder().record()).contains(record);
    }
}
