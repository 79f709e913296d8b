package org.tousaidants.linkage;

import java.util.Arrays;

/// How much each two sources overlap, learned from the pairs themselves, and what follows for each pair: where nearly
/// every record of one list stands in the other, the one record that fits is taken sooner than between lists that
/// share next to nothing. A record has one twin at most in a well-kept source, so candidates there compete.
final class Overlap {
    /// How far this can lift a pair above what lambda gave it: pairs lower than that need not be kept for it.
    static final double LIFT_BITS = 14;

    /// Before anything is seen: as if, of five records, one had had a twin.
    private static final double TWINS = 1;

    private static final double RECORDS = 5;
    private static final double ALL_BUT_A_FEW = 0.995;
    /// A small list is cut out of a large one: that only a few records stand beside it does not make one of them its
    /// twin.
    private static final int FEW = 300;

    private static final int ROUNDS = 30;
    private static final double STILL = 1e-4;
    private static final double LARGEST_BITS = 60;

    private final Roster<?> roster;
    private final Scored pairs;
    /// The two sources of each pair, as one number.
    private final int[] group;

    /// Who competes: the pairs of one record with one source, as one number, from the left and from the right.
    private final int[] leftRivals;

    private final int[] rightRivals;
    private final double[] smaller;
    /// How much likelier these answers are from one same thing, spread over those that could give them.
    private final double[] ratio;

    private final double[] share;
    private final double[] odds;
    private final double[] sums;

    private Overlap(Roster<?> roster, Scored pairs, double priorBits) {
        this.roster = roster;
        this.pairs = pairs;
        var size = pairs.size();
        var sources = roster.sources();
        var groups = new LongIntMap();
        var rivals = new LongIntMap();
        group = new int[size];
        leftRivals = new int[size];
        rightRivals = new int[size];
        ratio = new double[size];
        odds = new double[size];
        var least = new double[size];
        for (var pair = 0; pair < size; pair++) {
            var left = pairs.left(pair);
            var right = pairs.right(pair);
            group[pair] = groups.number((long) roster.source(left) * sources + roster.source(right));
            leftRivals[pair] = rivals.number((long) left * sources + roster.source(right));
            rightRivals[pair] = rivals.number((long) right * sources + roster.source(left));
            var one = roster.sizeOf(roster.source(left));
            var other = roster.sizeOf(roster.source(right));
            least[group[pair]] = Math.min(one, other);
            ratio[pair] = Math.pow(2, Math.min(LARGEST_BITS, pairs.bits(pair) - priorBits))
                    / Math.max(FEW, Math.max(one, other));
        }
        smaller = Arrays.copyOf(least, groups.size());
        share = new double[groups.size()];
        sums = new double[rivals.size()];
        Arrays.fill(share, TWINS / RECORDS);
    }

    /// The same pairs, each with the bits that the overlap of its sources gives it.
    static Scored weigh(Roster<?> roster, Scored pairs, double priorBits) {
        var overlap = new Overlap(roster, pairs, priorBits);
        overlap.learn();
        return pairs.with(overlap.bits());
    }

    private void learn() {
        var found = new double[share.length];
        for (var round = 0; round < ROUNDS; round++) {
            expect();
            Arrays.fill(found, 0);
            for (var pair = 0; pair < group.length; pair++)
                found[group[pair]] += odds[pair] / (1 + odds[pair] + others(pair));
            var moved = 0.0;
            for (var one = 0; one < share.length; one++) {
                var learned = Math.min(ALL_BUT_A_FEW, (found[one] + TWINS) / (smaller[one] + RECORDS));
                moved = Math.max(moved, Math.abs(learned - share[one]));
                share[one] = learned;
            }
            if (moved < STILL) break;
        }
        expect();
    }

    private void expect() {
        Arrays.fill(sums, 0);
        for (var pair = 0; pair < group.length; pair++) {
            var twins = share[group[pair]];
            odds[pair] = ratio[pair] * twins / (1 - twins);
            sums[leftRivals[pair]] += odds[pair];
            sums[rightRivals[pair]] += odds[pair];
        }
    }

    /// What the other candidates of the same records have for them, where only one can be right.
    private double others(int pair) {
        var others = 0.0;
        if (roster.clean(pairs.right(pair))) others += sums[leftRivals[pair]] - odds[pair];
        if (roster.clean(pairs.left(pair))) others += sums[rightRivals[pair]] - odds[pair];
        return Math.max(0, others);
    }

    private double[] bits() {
        var bits = new double[group.length];
        for (var pair = 0; pair < bits.length; pair++)
            bits[pair] = (Math.log(odds[pair]) - Math.log1p(others(pair))) / Math.log(2);
        return bits;
    }
}
