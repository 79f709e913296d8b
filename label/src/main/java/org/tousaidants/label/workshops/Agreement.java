package org.tousaidants.label.workshops;

import org.tousaidants.platform.counts.SmallCounts;
/// « Règle d’accord » — when a room agrees, chosen before anybody answers and printed with the result. It is data: a
/// workshop keeps its own.
///
/// @param fewest answers without which nothing is said, five at least
/// @param mostSpread levels between the quarter that asks least and the quarter that asks most
/// @param sharePercent of the answers that must say the same of a commitment

record Agreement(int fewest, int mostSpread, int sharePercent) {
    static final int LEAST_FEWEST = SmallCounts.AT_WORK.fewest();
    static final Agreement USUAL = new Agreement(LEAST_FEWEST, 1, 66);

    Agreement {
        if (fewest < LEAST_FEWEST) throw new IllegalArgumentException("fewer than " + LEAST_FEWEST + " can be named");
        if (mostSpread < 0 || mostSpread > Question.Kind.LEVEL.highest())
            throw new IllegalArgumentException("spread " + mostSpread);
        if (sharePercent <= 50 || sharePercent > 100) throw new IllegalArgumentException("share " + sharePercent);
    }

    /// What the answers to one question say.
    sealed interface Reading {
        record Agreed(int answer) implements Reading {}

        /// Half of the answers stand between these two.
        record Split(int low, int high) implements Reading {}

        record TooFew() implements Reading {}
    }

    Reading read(Question.Kind kind, AnswerTally tally) {
        if (tally.total() < fewest) return new Reading.TooFew();
        return switch (kind) {
            case LEVEL ->
                tally.spread() <= mostSpread
                        ? new Reading.Agreed(tally.median())
                        : new Reading.Split(tally.low(), tally.high());
            case COMMITMENT -> {
                var most = tally.most();
                var enough = tally.of(most) * 100 >= sharePercent * tally.total();
                // To agree that something must be discussed is not yet to agree on it.
                yield enough && most != Question.TO_DISCUSS
                        ? new Reading.Agreed(most)
                        : new Reading.Split(tally.low(), tally.high());
            }
        };
    }
}
