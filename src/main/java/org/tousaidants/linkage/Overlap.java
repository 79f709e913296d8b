package org.tousaidants.linkage;

import java.util.Arrays;

/// How much each two sources overlap, learned from the pairs themselves, and what follows for each pair: where nearly
/// every record of one list stands in the other, the one record that fits is taken sooner than between lists that
/// share next to nothing. A record has one twin at most in a well-kept source, so candidates there compete; in another
/// source it may have any number, and what counts is how many it has on average.
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

    private static final int ROUNDS = 40;
    private static final int MESSAGES = 12;
    private static final double STILL = 1e-4;
    private static final double LARGEST_BITS = 60;

    private final Roster<?> roster;
    private final Scored pairs;
    private final double priorBits;
    /// The two sources of each pair, as one number.
    private final LongIntMap groups = new LongIntMap();

    private final int[] group;

    /// Who competes: the pairs of one record with one source, as one number, from the left and from the right.
    private final int[] leftRivals;

    private final int[] rightRivals;
    /// How much likelier these answers are from one same thing.
    private final double[] ratio;

    /// How many twins a record has there, on average.
    private final double[] share;
    /// How many records may have one.
    private final double[] seekers;

    private final double[] odds;
    /// What the right record of a pair is for the left one once its own other candidates are counted, and the reverse.
    private final double[] toLeft;

    private final double[] toRight;
    private final double[] sums;

    private Overlap(Roster<?> roster, Scored pairs, double priorBits) {
        this.roster = roster;
        this.pairs = pairs;
        this.priorBits = priorBits;
        var size = pairs.size();
        var sources = roster.sources();
        group = new int[size];
        leftRivals = new int[size];
        rightRivals = new int[size];
        sums = new double[numberRivals(sources)];
        ratio = new double[size];
        odds = new double[size];
        toLeft = new double[size];
        toRight = new double[size];
        var seeking = new double[size];
        for (var pair = 0; pair < size; pair++) {
            var left = pairs.left(pair);
            var right = pairs.right(pair);
            group[pair] = groups.number(key(roster, left, right));
            seeking[group[pair]] = seekers(roster, left, right);
            ratio[pair] = Math.pow(2, Math.min(LARGEST_BITS, pairs.bits(pair) - priorBits));
        }
        seekers = Arrays.copyOf(seeking, groups.size());
        share = new double[groups.size()];
        Arrays.fill(share, TWINS / RECORDS);
    }

    /// Pairs are in the order of their left records, so that a few arrays do: a map of them would be larger than the
    /// rest.
    private int numberRivals(int sources) {
        var next = 0;
        var owner = new int[sources];
        var number = new int[sources];
        Arrays.fill(owner, -1);
        for (var pair = 0; pair < leftRivals.length; pair++) {
            var there = roster.source(pairs.right(pair));
            if (owner[there] != pairs.left(pair)) {
                owner[there] = pairs.left(pair);
                number[there] = next++;
            }
            leftRivals[pair] = number[there];
        }
        Arrays.fill(owner, -1);
        for (var pair : byRight()) {
            var there = roster.source(pairs.left(pair));
            if (owner[there] != pairs.right(pair)) {
                owner[there] = pairs.right(pair);
                number[there] = next++;
            }
            rightRivals[pair] = number[there];
        }
        return next;
    }

    private int[] byRight() {
        var next = new int[roster.size() + 1];
        for (var pair = 0; pair < rightRivals.length; pair++) next[pairs.right(pair) + 1]++;
        for (var i = 0; i < roster.size(); i++) next[i + 1] += next[i];
        var order = new int[rightRivals.length];
        for (var pair = 0; pair < order.length; pair++) order[next[pairs.right(pair)]++] = pair;
        return order;
    }

    static Overlap of(Roster<?> roster, Scored pairs, double priorBits) {
        var overlap = new Overlap(roster, pairs, priorBits);
        overlap.learn();
        return overlap;
    }

    private static long key(Roster<?> roster, int left, int right) {
        return (long) roster.source(left) * roster.sources() + roster.source(right);
    }

    /// Those of the source whose records look for one twin in a well-kept source; of the smaller if both are.
    private static double seekers(Roster<?> roster, int left, int right) {
        var one = roster.sizeOf(roster.source(left));
        var other = roster.sizeOf(roster.source(right));
        if (roster.source(left) == roster.source(right)) return one / 2.0;
        if (roster.clean(left) == roster.clean(right)) return Math.min(one, other);
        return roster.clean(right) ? one : other;
    }

    /// Before anything was asked: how much likelier than not these two are one same thing, competitors aside.
    private static double before(Roster<?> roster, double twins, int left, int right) {
        var one = roster.sizeOf(roster.source(left));
        var other = roster.sizeOf(roster.source(right));
        if (!roster.clean(left) && !roster.clean(right)) return twins / Math.max(FEW, Math.max(one, other));
        var among =
                roster.clean(left) && roster.clean(right) ? Math.max(one, other) : roster.clean(right) ? other : one;
        var most = Math.min(ALL_BUT_A_FEW, twins);
        return most / (1 - most) / Math.max(FEW, among);
    }

    private void learn() {
        var found = new double[share.length];
        for (var round = 0; round < ROUNDS; round++) {
            expect(round == 0);
            Arrays.fill(found, 0);
            for (var pair = 0; pair < group.length; pair++)
                found[group[pair]] += odds[pair] / (odds[pair] + leftRivals(pair) * rightRivals(pair));
            var moved = 0.0;
            for (var one = 0; one < share.length; one++) {
                var learned = (found[one] + TWINS) / (seekers[one] + RECORDS);
                moved = Math.max(moved, Math.abs(learned - share[one]));
                share[one] = learned;
            }
            if (moved < STILL && round >= MESSAGES) break;
        }
        expect(false);
    }

    /// One more round of messages between the two lists: a candidate that has a better twin elsewhere is no rival.
    /// Each message goes half of its way, or two of them could answer each other for ever.
    private void expect(boolean first) {
        for (var pair = 0; pair < group.length; pair++) {
            odds[pair] = ratio[pair] * before(roster, share[group[pair]], pairs.left(pair), pairs.right(pair));
            if (first) toLeft[pair] = toRight[pair] = odds[pair];
        }
        addUp();
        for (var pair = 0; pair < group.length; pair++) {
            var offered = odds[pair] / rightRivals(pair);
            var asked = odds[pair] / leftRivals(pair);
            toLeft[pair] = Math.sqrt(toLeft[pair] * offered);
            toRight[pair] = Math.sqrt(toRight[pair] * asked);
        }
        addUp();
    }

    private void addUp() {
        Arrays.fill(sums, 0);
        for (var pair = 0; pair < group.length; pair++) {
            sums[leftRivals[pair]] += toLeft[pair];
            sums[rightRivals[pair]] += toRight[pair];
        }
    }

    /// One, and what the left record's other candidates have for it, where only one can be right.
    private double leftRivals(int pair) {
        return roster.clean(pairs.right(pair)) ? 1 + Math.max(0, sums[leftRivals[pair]] - toLeft[pair]) : 1;
    }

    private double rightRivals(int pair) {
        return roster.clean(pairs.left(pair)) ? 1 + Math.max(0, sums[rightRivals[pair]] - toRight[pair]) : 1;
    }

    /// The same pairs, each with the bits that the overlap of its sources gives it.
    Scored weighed() {
        var bits = new double[group.length];
        for (var pair = 0; pair < bits.length; pair++)
            bits[pair] = Math.log(odds[pair] / (leftRivals(pair) * rightRivals(pair))) / Math.log(2);
        return pairs.with(bits);
    }

    /// What speaks for any two records, with what the overlap of their sources adds, competitors aside.
    Clustering.Voice voice(Scorer<?> scorer) {
        return new Learned(roster, scorer, groups, share, priorBits);
    }

    /// What is left once the pairs are weighed: a share for each two sources.
    private record Learned(Roster<?> roster, Scorer<?> scorer, LongIntMap groups, double[] share, double priorBits)
            implements Clustering.Voice {
        @Override
        public double bits(int left, int right, double least) {
            return scorer.bits(left, right, least - LIFT_BITS) + lift(left, right);
        }

        @Override
        public double answers(int left, int right) {
            return scorer.answers(left, right);
        }

        @Override
        public double twins(int left, int right) {
            var known = groups.get(key(roster, left, right), -1);
            return known < 0 || !roster.clean(left) || !roster.clean(right) ? 0 : share[known];
        }

        private double lift(int left, int right) {
            var known = groups.get(key(roster, left, right), -1);
            var twins = known < 0 ? TWINS / (seekers(roster, left, right) + RECORDS) : share[known];
            return Math.log(before(roster, twins, left, right)) / Math.log(2) - priorBits;
        }
    }
}
