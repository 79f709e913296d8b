package org.tousaidants.label.recognition;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.recognition.CommitteeProposal.ProposalAct;

/// « Recours » — stores the appeal of a holder against a refusal, a suspension or a withdrawal, within the number of
/// days that the rules state. The committee decides about the appeal; [CommitteeVoteEligibility] excludes the members
/// who took part in the first decision.
@Component
class LabelAppealWriter {
    private final CommitteeProposalStore proposals;
    private final LabelCaseReader cases;
    private final CommitteeProposalSubmission agenda;
    private final LabelDossierAssessor assessor;

    LabelAppealWriter(
            CommitteeProposalStore proposals,
            LabelCaseReader cases,
            CommitteeProposalSubmission agenda,
            LabelDossierAssessor assessor) {
        this.proposals = proposals;
        this.cases = cases;
        this.agenda = agenda;
        this.assessor = assessor;
    }

    /// Stores an appeal against a decision of the committee.
    ///
    /// @param held the case, already locked
    /// @param decision id of the decision that is appealed
    /// @param by author of the appeal
    /// @param words reasons of the appeal
    LabelAppealResult appeal(LabelCase held, UUID decision, UUID by, String words) {
        var appealed = proposals.find(decision).filter(CommitteeProposal::hurts);
        if (appealed.isEmpty()) return new LabelAppealResult.DecisionToAppealNotFound();
        var view = cases.of(held);
        var until = view.appealUntil(appealed.get().closing().orElseThrow().at());
        if (until.isBefore(view.today())) return new LabelAppealResult.AppealTooLate(until);
        return agenda.wish(held, ProposalAct.APPEAL, appealed, by, words, assessor.rules())
                .<LabelAppealResult>map(_ -> new LabelAppealResult.AppealSubmitted())
                .orElseGet(LabelAppealResult.DecisionAlreadyAppealed::new);
    }
}
