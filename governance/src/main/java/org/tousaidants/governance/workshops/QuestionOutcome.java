package org.tousaidants.governance.workshops;

import java.util.Optional;

/// « Résultat » — the answers to one question, and the facilitator's decision if there was no agreement.
///
/// @param tally counts of the last round
public record QuestionOutcome(
        WorkshopQuestion question, AnswerTally tally, Agreement.AgreementResult reading, Optional<Decision> decision) {
    /// @param answer empty if the question stays open
    public record Decision(Optional<Integer> answer, String note) {}

    /// The value for the draft of rules; empty if there is none.
    Optional<Integer> answer() {
        return switch (reading) {
            case Agreement.AgreementResult.Agreed(var answer) -> Optional.of(answer);
            case Agreement.AgreementResult.Split _, Agreement.AgreementResult.TooFew _ ->
                decision.flatMap(Decision::answer);
        };
    }

    boolean agreed() {
        return reading instanceof Agreement.AgreementResult.Agreed;
    }

    public boolean split() {
        return reading instanceof Agreement.AgreementResult.Split;
    }

    boolean tooFew() {
        return reading instanceof Agreement.AgreementResult.TooFew;
    }

    /// Sort key: widest disagreements first, then by number of answers.
    int weight() {
        var apart = question.kind() == WorkshopQuestion.Kind.LEVEL
                ? tally.spread() * 100 / WorkshopQuestion.Kind.LEVEL.highest()
                : 100 - tally.largest() * 100 / Math.max(1, tally.total());
        return (split() ? 1_000_000 : agreed() ? 100_000 : 0) + apart * 100 + Math.min(99, tally.total());
    }
}
