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

    /// Returns the answer that the draft of rules contains: the agreement of the participants, or the decision
    /// of the facilitator; empty if there is neither.
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

    /// Returns the number by which results are sorted. Questions whose answers differ most come first, then
    /// questions with the most answers.
    int weight() {
        var apart = question.kind() == WorkshopQuestion.WorkshopQuestionKind.LEVEL
                ? tally.spread() * 100 / WorkshopQuestion.WorkshopQuestionKind.LEVEL.highest()
                : 100 - tally.largest() * 100 / Math.max(1, tally.total());
        return (split() ? 1_000_000 : agreed() ? 100_000 : 0) + apart * 100 + Math.min(99, tally.total());
    }
}
