package org.tousaidants.label.recognition;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.recognition.CommitteeProposal.Act;

/// « Recours » — handles the appeal of a holder against a refusal, a suspension or a withdrawal, within the
/// days that the rules give. The committee decides it; [VoteEligibility] excludes the members who took part in the
/// first decision.
@Component
class AppealWriter {
    private final ProposalStore proposals;
    private final LabelCaseReader cases;
    private final ProposalSubmission agenda;
    private final DossierAssessor assessor;

    AppealWriter(ProposalStore proposals, LabelCaseReader cases, ProposalSubmission agenda, DossierAssessor assessor) {
        this.proposals = proposals;
        this.cases = cases;
        this.agenda = agenda;
        this.assessor = assessor;
    }

    /// @param held the case, already locked
    AppealResult appeal(LabelCase held, UUID decision, UUID by, String words) {
        var appealed = proposals.find(decision).filter(CommitteeProposal::hurts);
        if (appealed.isEmpty()) return new AppealResult.NotFound();
        var view = cases.of(held);
        var until = view.appealUntil(appealed.get().closing().orElseThrow().at());
        if (until.isBefore(view.today())) return new AppealResult.TooLate(until);
        return agenda.wish(held, Act.APPEAL, appealed, by, words, assessor.rules())
                .<AppealResult>map(_ -> new AppealResult.Appealed())
                .orElseGet(AppealResult.AlreadyAppealed::new);
    }
}
