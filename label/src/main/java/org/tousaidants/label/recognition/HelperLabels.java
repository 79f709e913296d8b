package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.versions.PublishedRules;

/// « Mon label » — lets helpers request their own label, read its history, withdraw the request, and appeal.
@Service
public class HelperLabels {
    /// The answer to whether the holder may request the label now, with the reason if not.
    public sealed interface LabelRequestEligibility {
        /// The holder may request the label.
        ///
        /// @param again whether it is a renewal
        /// @param refused day of the last refusal, if nothing was granted since
        record LabelRequestAllowed(boolean again, Optional<LocalDate> refused) implements LabelRequestEligibility {
            public LabelRequestAllowed(boolean again) {
                this(again, Optional.empty());
            }
        }

        /// The holder cannot request the label: the helper has no file, or the place is no longer listed.
        record NoFileForLabel() implements LabelRequestEligibility {}

        record LabelDossierNotComplete() implements LabelRequestEligibility {}

        /// The holder cannot request the label, because the committee has not decided about the last request
        /// yet.
        record LabelRequestAlreadyOpen() implements LabelRequestEligibility {}

        record TooEarlyForNewRequest(LocalDate from) implements LabelRequestEligibility {}

        record LabelSuspended() implements LabelRequestEligibility {}

        record LabelDossierNotJudged(LocalisedText sentence) implements LabelRequestEligibility {}
    }

    /// « Prochaine étape » — the next step of the holder.
    enum NextHolderStep {
        ASK,
        READ_DECISION
    }

    /// The result of a request for a label.
    public sealed interface LabelRequestResult {
        record LabelRequested(UUID proposal) implements LabelRequestResult {}

        record LabelRequestRefused(LabelRequestEligibility why) implements LabelRequestResult {}
    }

    /// The result of withdrawing one's own request.
    enum RequestWithdrawalResult {
        DROPPED,
        NOT_FOUND,
        /// The request is not withdrawn, because the committee has already decided about it.
        DECIDED
    }

    /// The page of the holder's own labels.
    ///
    /// @param possible whether the holder may request the label
    /// @param lives cases; the case under the current profile is first
    /// @param voted whether the current rules are adopted
    /// @param judge to whom an appeal goes if too few members of the committee may judge the appeal
    record OwnLabels(
            LabelRequestEligibility possible,
            List<LabelCaseView> lives,
            boolean voted,
            Optional<AppealReferee> judge) {}

    private final LabelCaseStore lives;
    private final CommitteeProposalStore proposals;
    private final HelperLabelDossiers dossiers;
    private final LabelHolderRequestHandler holderDesk;
    private final LabelCaseReader lifeReader;
    private final PublishedRules rules;

    HelperLabels(
            LabelCaseStore lives,
            CommitteeProposalStore proposals,
            HelperLabelDossiers dossiers,
            LabelHolderRequestHandler holderDesk,
            LabelCaseReader lifeReader,
            PublishedRules rules) {
        this.lives = lives;
        this.proposals = proposals;
        this.dossiers = dossiers;
        this.holderDesk = holderDesk;
        this.lifeReader = lifeReader;
        this.rules = rules;
    }

    @Transactional(readOnly = true)
    OwnLabels mine(SignedInPerson self) {
        var file = dossiers.ofAccount(self.id());
        var now = rules.now();
        if (file.isEmpty())
            return new OwnLabels(
                    new LabelRequestEligibility.NoFileForLabel(), List.of(), now.voted(), lifeReader.announcedJudge());
        var dossier = file.get().dossier();
        var cases = lives.ofHelpers(Set.of(file.get().helper())).stream()
                .sorted(Comparator.comparing(life -> !life.profile().equals(dossier.profile())))
                .map(life -> lifeReader.of(life))
                .toList();
        var holder = new LabelHolder.HelperAsLabelHolder(file.get().helper(), self.id());
        return new OwnLabels(
                holderDesk.possible(holder, dossier, now), cases, now.voted(), lifeReader.announcedJudge());
    }

    /// Returns the next step that the holder can take: to request the label if the dossier is complete, or to
    /// appeal a refusal. Empty if another person must act next.
    @Transactional(readOnly = true)
    Optional<NextHolderStep> next(SignedInPerson self) {
        var mine = mine(self);
        var appealable = mine.lives().stream()
                .anyMatch(told -> told.decided().stream()
                        .anyMatch(one -> told.appealable(one).isPresent()));
        if (appealable) return Optional.of(NextHolderStep.READ_DECISION);
        return mine.possible() instanceof LabelRequestEligibility.LabelRequestAllowed(var _, var refused)
                        && refused.isEmpty()
                ? Optional.of(NextHolderStep.ASK)
                : Optional.empty();
    }

    @Transactional
    public LabelRequestResult ask(SignedInPerson self, String lang) {
        return dossiers.ofAccount(self.id())
                .map(file -> holderDesk.ask(
                        new LabelHolder.HelperAsLabelHolder(file.helper(), self.id()),
                        Optional.of(file.dossier()),
                        new LabelHolderRequestHandler.RequestAuthor(self.id(), lang)))
                .orElseGet(
                        () -> new LabelRequestResult.LabelRequestRefused(new LabelRequestEligibility.NoFileForLabel()));
    }

    /// Withdraws the holder's own request for the label, as long as the committee has not decided.
    ///
    /// @param id id of the request
    @Transactional
    RequestWithdrawalResult drop(SignedInPerson self, UUID id) {
        return own(self, id)
                .map(life -> holderDesk.drop(life, id, self.id()))
                .orElse(RequestWithdrawalResult.NOT_FOUND);
    }

    /// Returns the case of a decision that the holder may appeal, even if the period for an appeal is over;
    /// empty for any other decision.
    ///
    /// @param id id of the decision
    @Transactional(readOnly = true)
    Optional<LabelCaseView> appealed(SignedInPerson self, UUID id) {
        return proposals
                .find(id)
                .filter(CommitteeProposal::hurts)
                .flatMap(one -> lives.find(one.life()))
                .filter(life -> life.holder().is(self.id()))
                .map(life -> lifeReader.of(life));
    }

    @Transactional
    LabelAppealResult appeal(SignedInPerson self, UUID id, String words) {
        return own(self, id)
                .map(life -> holderDesk.appeal(life, id, self.id(), words))
                .orElseGet(LabelAppealResult.DecisionToAppealNotFound::new);
    }

    /// Returns the case to which a proposal belongs, locked until the end of the transaction; empty if the case
    /// is not the person's own.
    private Optional<LabelCase> own(SignedInPerson self, UUID proposal) {
        return proposals
                .find(proposal)
                .flatMap(one -> lives.lock(one.life()))
                .filter(life -> life.holder().is(self.id()));
    }
}
