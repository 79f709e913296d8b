package org.tousaidants.core.linkage;

import java.util.Arrays;
import java.util.List;

/// The pairs from which the parameters are learned, each stored as the rank of its pattern of answers. They are all
/// candidates, or only the candidates of a sample of records.
final class LinkageTrainingPairs {
    private final RecordIndex<?> roster;
    private final double share;
    private final int[] lefts;
    private final int[] rights;
    private final int[] patternOf;
    private final long[] patterns;

    /// The selection of pairs for learning.
    enum TrainingPairSelection {
        /// All pairs; in a well-kept source, only the best candidate of each record.
        ANY,
        /// Only the best candidate of each record in each source, because a second match teaches little, and
        /// non-matches distort the learning.
        BEST,
        /// As BEST, but only between two sources, because within one source most similar records are related
        /// but distinct.
        BEST_BETWEEN
    }

    interface PairPatternFunction {
        long of(int left, int right);
    }

    private record PartialTrainingPairs(int[] lefts, int[] rights, long[] patterns) {}

    static LinkageTrainingPairs of(
            RecordIndex<?> roster, RecordBlockIndex index, PairPatternFunction pattern, int most) {
        var every = (int) Math.max(1, index.pairsAtMost() / most);
        var parts = ParallelRecordRunner.slices(roster.size(), index::walk, (from, to, walk) -> {
            var part = new PartialTrainingPairs(new int[256], new int[256], new long[256]);
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
        return new LinkageTrainingPairs(roster, 1.0 / every, parts);
    }

    private static PartialTrainingPairs copy(PartialTrainingPairs part, int size) {
        return new PartialTrainingPairs(
                Arrays.copyOf(part.lefts, size), Arrays.copyOf(part.rights, size), Arrays.copyOf(part.patterns, size));
    }

    private LinkageTrainingPairs(RecordIndex<?> roster, double share, List<PartialTrainingPairs> parts) {
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

    /// Returns the fraction of all candidates that is in this sample, from 0 to 1.
    double share() {
        return share;
    }

    /// Returns all patterns of answers that occur in the sample, in ascending order.
    long[] patterns() {
        return patterns;
    }

    /// Returns, for each pattern of answers, the number of pairs that are used for learning.
    ///
    /// @param worth evidence of each pattern for a match
    int[] counts(double[] worth, TrainingPairSelection which) {
        var bestOfLeft = new BestCandidates(worth, lefts, rights, which);
        var bestOfRight = new BestCandidates(worth, rights, lefts, which);
        var counts = new int[patterns.length];
        for (var pair = 0; pair < lefts.length; pair++)
            if (asked(pair, which) && bestOfLeft.is(pair) && bestOfRight.is(pair)) counts[patternOf[pair]]++;
        return counts;
    }

    private boolean asked(int pair, TrainingPairSelection which) {
        return which != TrainingPairSelection.BEST_BETWEEN || roster.source(lefts[pair]) != roster.source(rights[pair]);
    }

    /// Returns, for each pattern of answers, the number of pairs of two records of this source.
    int[] within(int source) {
        var counts = new int[patterns.length];
        for (var pair = 0; pair < lefts.length; pair++)
            if (roster.source(lefts[pair]) == source && roster.source(rights[pair]) == source)
                counts[patternOf[pair]]++;
        return counts;
    }

    /// Selects the best candidate of each record in each well-kept source; of equal candidates the first.
    private final class BestCandidates {
        private final int[] ones;
        private final int[] others;
        private final LongIntMap slots = new LongIntMap();
        private int[] best = new int[256];

        private final TrainingPairSelection which;

        BestCandidates(double[] worth, int[] ones, int[] others, TrainingPairSelection which) {
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
            return which != TrainingPairSelection.ANY || roster.clean(others[pair]);
        }

        private long key(int pair) {
            return (long) ones[pair] << 32 | roster.source(others[pair]);
        }
    }
}
