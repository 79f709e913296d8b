package org.tousaidants.governance.workshops;

import java.util.Optional;

/// « Résultat » — the answers to one question, and the facilitator's decision if there was no agreement.
///
/// @param tally counts of the answers in the last round of questions
public record WorkshopQuestionOutcome(
        WorkshopQuestion question,
        WorkshopAnswerCounts tally,
        WorkshopAgreementRule.AgreementResult reading,
        Optional<WorkshopDecision> decision) {
    /// The facilitator's decision.
    ///
    /// @param answer decided answer; empty if the question remains open
    /// @param note reason
    public record WorkshopDecision(Optional<Integer> answer, String note) {}

    /// Returns the value for the draft of rules; empty if there is none.
    Optional<Integer> answer() {
        return switch (reading) {
            case WorkshopAgreementRule.AgreementResult.AnswersAgree(var answer) -> Optional.of(answer);
            case WorkshopAgreementRule.AgreementResult.AnswersDisagree _,
                    WorkshopAgreementRule.AgreementResult.TooFewAnswers _ -> decision.flatMap(WorkshopDecision::answer);
        };
    }

    boolean agreed() {
        return reading instanceof WorkshopAgreementRule.AgreementResult.AnswersAgree;
    }

    public boolean split() {
        return reading instanceof WorkshopAgreementRule.AgreementResult.AnswersDisagree;
    }

    boolean tooFew() {
        return reading instanceof WorkshopAgreementRule.AgreementResult.TooFewAnswers;
    }

    /// Returns the sort key of the result: questions with the widest disagreement first, then those with the
    /// most answers.
    int weight() {
        var apart = question.kind() == WorkshopQuestion.WorkshopQuestionKind.LEVEL
                ? tally.spread() * 100 / WorkshopQuestion.WorkshopQuestionKind.LEVEL.highest()
                : 100 - tally.largest() * 100 / Math.max(1, tally.total());
        return (split() ? 1_000_000 : agreed() ? 100_000 : 0) + apart * 100 + Math.min(99, tally.total());
    }
}
