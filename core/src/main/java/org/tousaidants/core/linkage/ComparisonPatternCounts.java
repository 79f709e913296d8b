package org.tousaidants.core.linkage;

import java.util.Arrays;

/// The number of pairs with each pattern of answers.
final class ComparisonPatternCounts {
    private final LongIntMap ranks = new LongIntMap();
    private long[] counts = new long[256];

    void add(long pattern, long pairs) {
        var rank = ranks.number(pattern);
        if (rank == counts.length) counts = Arrays.copyOf(counts, rank * 2);
        counts[rank] += pairs;
    }

    void add(ComparisonPatternCounts other) {
        for (var pattern : other.patterns()) add(pattern, other.count(pattern));
    }

    /// Returns all patterns of answers that occur, in ascending order.
    long[] patterns() {
        return ranks.sortedKeys();
    }

    long count(long pattern) {
        var rank = ranks.get(pattern, -1);
        return rank < 0 ? 0 : counts[rank];
    }
}
