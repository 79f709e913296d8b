package org.tousaidants.core.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The pairs with sufficient evidence and their scores in bits, sorted by record.
final class ScoredPairList {
    private final int[] lefts;
    private final int[] rights;
    private final double[] bits;

    private ScoredPairList(int[] lefts, int[] rights, double[] bits) {
        this.lefts = lefts;
        this.rights = rights;
        this.bits = bits;
    }

    /// The pairs that one worker found, before they are joined to one list.
    static final class PartialPairList {
        private int[] lefts = new int[64];
        private int[] rights = new int[64];
        private double[] bits = new double[64];
        private int size;

        void add(int left, int right, double worth) {
            if (size == lefts.length) {
                lefts = Arrays.copyOf(lefts, size * 2);
                rights = Arrays.copyOf(rights, size * 2);
                bits = Arrays.copyOf(bits, size * 2);
            }
            lefts[size] = left;
            rights[size] = right;
            bits[size++] = worth;
        }
    }

    static ScoredPairList of(List<PartialPairList> parts) {
        var size = parts.stream().mapToInt(part -> part.size).sum();
        var lefts = new int[size];
        var rights = new int[size];
        var bits = new double[size];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part.lefts, 0, lefts, at, part.size);
            System.arraycopy(part.rights, 0, rights, at, part.size);
            System.arraycopy(part.bits, 0, bits, at, part.size);
            at += part.size;
        }
        var scored = new ScoredPairList(lefts, rights, bits);
        return scored.inOrder() ? scored : scored.sorted();
    }

    private boolean inOrder() {
        for (var i = 1; i < lefts.length; i++)
            if (lefts[i] < lefts[i - 1] || lefts[i] == lefts[i - 1] && rights[i] < rights[i - 1]) return false;
        return true;
    }

    private ScoredPairList sorted() {
        var order = IntStream.range(0, lefts.length)
                .boxed()
                .sorted((one, other) -> lefts[one] != lefts[other]
                        ? Integer.compare(lefts[one], lefts[other])
                        : Integer.compare(rights[one], rights[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        return chosen(order);
    }

    private ScoredPairList chosen(int[] some) {
        return new ScoredPairList(
                IntStream.of(some).map(i -> lefts[i]).toArray(),
                IntStream.of(some).map(i -> rights[i]).toArray(),
                IntStream.of(some).mapToDouble(i -> bits[i]).toArray());
    }

    /// Returns a copy of this list with other scores for the same pairs.
    ///
    /// @param other new score of each pair, in bits
    ScoredPairList with(double[] other) {
        return new ScoredPairList(lefts, rights, other);
    }

    /// Returns the pairs with at least this score, and all pairs decided by people.
    ScoredPairList above(double floor, HumanMatchDecisions rulings) {
        var kept = IntStream.range(0, bits.length)
                .filter(i -> bits[i] >= floor || rulings.named(lefts[i], rights[i]))
                .toArray();
        return chosen(kept);
    }

    int size() {
        return lefts.length;
    }

    int left(int pair) {
        return lefts[pair];
    }

    int right(int pair) {
        return rights[pair];
    }

    double bits(int pair) {
        return bits[pair];
    }

    /// Returns the indexes of the pairs with at least this score, strongest pair first. Pairs with equal scores
    /// are in the order of their records.
    ///
    /// @param least the score in bits
    int[] strongestFirst(double least) {
        return IntStream.range(0, bits.length)
                .filter(pair -> bits[pair] >= least)
                .boxed()
                .sorted((one, other) ->
                        bits[one] != bits[other] ? Double.compare(bits[other], bits[one]) : Integer.compare(one, other))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
