package org.tousaidants.core.linkage;

import java.util.List;

/// Packs the answers of all comparisons of a pair in one long, three bits each: 0 for « missing », else the
/// level plus one. Millions of pairs give a few hundred distinct patterns.
final class AnswerPatternCodec {
    private static final int WIDTH = 3;
    private static final long MASK = (1 << WIDTH) - 1;
    static final int MOST = Long.SIZE / WIDTH;

    private AnswerPatternCodec() {}

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
