package org.tousaidants.core.linkage;

import java.util.List;

/// Packs the answers of all comparisons of a pair of records in one long, with three bits each: 0 for « missing »,
/// else the level plus one. Millions of pairs have only a few hundred different patterns.
final class ComparisonPatternCodec {
    private static final int WIDTH = 3;
    private static final long MASK = (1 << WIDTH) - 1;
    static final int MOST = Long.SIZE / WIDTH;

    private ComparisonPatternCodec() {}

    static void check(List<? extends FieldComparison<?>> comparisons) {
        if (comparisons.isEmpty() || comparisons.size() > MOST)
            throw new IllegalArgumentException(comparisons.size() + " comparisons: one to " + MOST);
    }

    static long with(long pattern, int comparison, int level) {
        return pattern | (long) (level + 1) << WIDTH * comparison;
    }

    static int level(long pattern, int comparison) {
        return (int) (pattern >>> WIDTH * comparison & MASK) - 1;
    }
}
