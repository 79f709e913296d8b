package org.tousaidants.places.matching;

import java.util.Collection;
import java.util.Locale;
import org.tousaidants.places.matching.KnownPairs.Pair;

/// Precision, recall and F1 of some pairs against the truth of a half.
record MatchingScores(int found, int right, int expected) {
    static MatchingScores of(KnownPairs truth, Collection<Pair> found, boolean keptHalf) {
        var counted =
                found.stream().filter(pair -> truth.counts(pair, keptHalf)).toList();
        var expected = (int) truth.pairs().stream()
                .filter(pair -> truth.counts(pair, keptHalf))
                .count();
        return new MatchingScores(
                counted.size(),
                (int) counted.stream().filter(truth.pairs()::contains).count(),
                expected);
    }

    double precision() {
        return found == 0 ? 1 : (double) right / found;
    }

    double recall() {
        return expected == 0 ? 1 : (double) right / expected;
    }

    double f1() {
        return found + expected == 0 ? 1 : 2.0 * right / (found + expected);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "P %.4f R %.4f F1 %.4f (%d/%d/%d)", precision(), recall(), f1(), right, found, expected);
    }
}
