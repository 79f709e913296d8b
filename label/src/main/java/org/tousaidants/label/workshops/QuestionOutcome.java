package org.tousaidants.label.workshops;

import java.util.Optional;

/// « Résultat » — of one question: what the answers say, and what was decided where they do not agree.
///
/// @param tally of the round that counts
record QuestionOutcome(Question question, AnswerTally tally, Agreement.Reading reading, Optional<Decision> decision) {
    /// @param answer empty when the room leaves it to be discussed
    record Decision(Optional<Integer> answer, String note) {}

    /// What goes into the draft.
    Optional<Integer> answer() {
        return switch (reading) {
            case Agreement.Reading.Agreed(var answer) -> Optional.of(answer);
            case Agreement.Reading.Split _, Agreement.Reading.TooFew _ -> decision.flatMap(Decision::answer);
        };
    }

    boolean agreed() {
        return reading instanceof Agreement.Reading.Agreed;
    }

    boolean split() {
        return reading instanceof Agreement.Reading.Split;
    }

    boolean tooFew() {
        return reading instanceof Agreement.Reading.TooFew;
    }

    /// The widest disagreements first, then those with most answers.
    int weight() {
        var apart = question.kind() == Question.Kind.LEVEL
                ? tally.spread() * 100 / Question.Kind.LEVEL.highest()
                : 100 - tally.largest() * 100 / Math.max(1, tally.total());
        return (split() ? 1_000_000 : agreed() ? 100_000 : 0) + apart * 100 + Math.min(99, tally.total());
    }
}
