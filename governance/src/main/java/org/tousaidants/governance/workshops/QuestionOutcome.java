package org.tousaidants.governance.workshops;

import java.util.Optional;

/// « Résultat » — the answers to one question, and the facilitator's decision if there was no agreement.
///
/// @param tally counts of the last round
public record QuestionOutcome(
        WorkshopQuestion question,
        AnswerTally tally,
        AgreementRule.AgreementResult reading,
        Optional<Decision> decision) {
    /// @param answer empty if the question stays open
    public record Decision(Optional<Integer> answer, String note) {}

    /// The value for the draft of rules; empty if there is none.
    Optional<Integer> answer() {
        return switch (reading) {
            case AgreementRule.AgreementResult.Agreed(var answer) -> Optional.of(answer);
            case AgreementRule.AgreementResult.NoAgreement _, AgreementRule.AgreementResult.TooFewAnswers _ ->
                decision.flatMap(Decision::answer);
        };
    }

    boolean agreed() {
        return reading instanceof AgreementRule.AgreementResult.Agreed;
    }

    public boolean split() {
        return reading instanceof AgreementRule.AgreementResult.NoAgreement;
    }

    boolean tooFew() {
        return reading instanceof AgreementRule.AgreementResult.TooFewAnswers;
    }

    /// Sort key: widest disagreements first, then by number of answers.
    int weight() {
        var apart = question.kind() == WorkshopQuestion.Kind.LEVEL
                ? tally.spread() * 100 / WorkshopQuestion.Kind.LEVEL.highest()
                : 100 - tally.largest() * 100 / Math.max(1, tally.total());
        return (split() ? 1_000_000 : agreed() ? 100_000 : 0) + apart * 100 + Math.min(99, tally.total());
    }
}
