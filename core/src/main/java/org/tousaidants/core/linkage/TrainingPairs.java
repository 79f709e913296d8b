package org.tousaidants.core.linkage;

import java.util.Arrays;
import java.util.List;

/// The pairs from which the parameters are learned, each as the rank of its pattern of answers. They are all
/// candidates, or the candidates of a sample of records.
final class TrainingPairs {
    private final RecordIndex<?> roster;
    private final double share;
    private final int[] lefts;
    private final int[] rights;
    private final int[] patternOf;
    private final long[] patterns;

    /// The selection of pairs for learning.
    enum PairSelection {
        /// All pairs; in a well-kept source, only the best candidate of each record.
        ANY,
        /// Only the best candidate of each record in each source: a second match teaches little, and
        /// non-matches teach errors.
        BEST,
        /// As BEST, but only between two sources: within one source most similar records are related but
        /// distinct.
        BEST_BETWEEN
    }

    interface Patterns {
        long of(int left, int right);
    }

    private record Part(int[] lefts, int[] rights, long[] patterns) {}

    static TrainingPairs of(RecordIndex<?> roster, BlockIndex index, Patterns pattern, int most) {
        var every = (int) Math.max(1, index.pairsAtMost() / most);
        var parts = ParallelSliceRunner.slices(roster.size(), index::walk, (from, to, walk) -> {
            var part = new Part(new int[256], new int[256], new long[256]);
            var size = 0;
            for (var i = from; i < to; i++) {
                if (Long.remainderUnsigned(LongIntMap.mix(i), every) != 0) continue;
                var found = walk.candidates(i);
                if (size + found > part.lefts.length) part = copy(part, Math.max(size * 2, size + found));
                for (var at = 0; at < found; at++) {
                    var other = walk.candidate(at);
                    if (roster.presumedDistinct(i, other)) continue;
                    part.lefts[size] = i;
                    part.rights[size] = other;
                    part.patterns[size++] = pattern.of(i, other);
                }
            }
            return copy(part, size);
        });
        return new TrainingPairs(roster, 1.0 / every, parts);
    }

    private static Part copy(Part part, int size) {
        return new Part(
                Arrays.copyOf(part.lefts, size), Arrays.copyOf(part.rights, size), Arrays.copyOf(part.patterns, size));
    }

    private TrainingPairs(RecordIndex<?> roster, double share, List<Part> parts) {
        this.roster = roster;
        this.share = share;
        var size = parts.stream().mapToInt(part -> part.lefts.length).sum();
        lefts = new int[size];
        rights = new int[size];
        patternOf = new int[size];
        var patternsOfPairs = new long[size];
        var next = 0;
        for (var part : parts) {
            System.arraycopy(part.lefts, 0, lefts, next, part.lefts.length);
            System.arraycopy(part.rights, 0, rights, next, part.lefts.length);
            System.arraycopy(part.patterns, 0, patternsOfPairs, next, part.lefts.length);
            next += part.lefts.length;
        }
        var ranks = new LongIntMap();
        for (var pattern : patternsOfPairs) ranks.number(pattern);
        patterns = ranks.sortedKeys();
        for (var rank = 0; rank < patterns.length; rank++) ranks.put(patterns[rank], rank);
        for (var pair = 0; pair < size; pair++) patternOf[pair] = ranks.get(patternsOfPairs[pair], 0);
    }

    /// The fraction of all candidates that is in this sample.
    double share() {
        return share;
    }

    /// All distinct patterns, in ascending order.
    long[] patterns() {
        return patterns;
    }

    /// For each pattern, the number of pairs used for learning.
    ///
    /// @param worth evidence of each pattern for a match
    int[] counts(double[] worth, PairSelection which) {
        var bestOfLeft = new Best(worth, lefts, rights, which);
        var bestOfRight = new Best(worth, rights, lefts, which);
        var counts = new int[patterns.length];
        for (var pair = 0; pair < lefts.length; pair++)
            if (asked(pair, which) && bestOfLeft.is(pair) && bestOfRight.is(pair)) counts[patternOf[pair]]++;
        return counts;
    }

    private boolean asked(int pair, PairSelection which) {
        return which != PairSelection.BEST_BETWEEN || roster.source(lefts[pair]) != roster.source(rights[pair]);
    }

    /// For each pattern, the number of pairs within one source.
    int[] within(int source) {
        var counts = new int[patterns.length];
        for (var pair = 0; pair < lefts.length; pair++)
            if (roster.source(lefts[pair]) == source && roster.source(rights[pair]) == source)
                counts[patternOf[pair]]++;
        return counts;
    }

    /// Keeps the best candidate of each record in each well-kept source; the first of equal ones.
    private final class Best {
        private final int[] ones;
        private final int[] others;
        private final LongIntMap slots = new LongIntMap();
        private int[] best = new int[256];

        private final PairSelection which;

        Best(double[] worth, int[] ones, int[] others, PairSelection which) {
            this.ones = ones;
            this.others = others;
            this.which = which;
            for (var pair = 0; pair < ones.length; pair++) {
                if (!asked(pair, which) || !compete(pair)) continue;
                var known = slots.size();
                var slot = slots.number(key(pair));
                if (slot == best.length) best = Arrays.copyOf(best, slot * 2);
                if (slot == known || worth[patternOf[pair]] > worth[patternOf[best[slot]]]) best[slot] = pair;
            }
        }

        boolean is(int pair) {
            return !compete(pair) || best[slots.get(key(pair), 0)] == pair;
        }

        private boolean compete(int pair) {
            return which != PairSelection.ANY || roster.clean(others[pair]);
        }

        private long key(int pair) {
            return (long) ones[pair] << 32 | roster.source(others[pair]);
        }
    }
}
