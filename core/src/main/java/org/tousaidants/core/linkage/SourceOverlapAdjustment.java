package org.tousaidants.core.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Learns the overlap of each two sources and adjusts the evidence of each pair. If nearly every record of one list
/// is in the other, a single plausible record is accepted more easily than between lists with little overlap. A
/// record has at most one match in a well-kept source, so its candidates there compete; in any other source the mean
/// number of matches is used.
final class SourceOverlapAdjustment {
    /// Largest amount, in bits, by which the evidence of a pair can rise when the overlap of its sources is
    /// taken into account. A pair that is further below the threshold than this is ignored.
    static final double LIFT_BITS = 14;

    /// Weight of the prior for the overlap of two sources. It counts as much as five observed records, one of
    /// which has a match.
    private static final double TWINS = 1;

    private static final double RECORDS = 5;
    private static final double ALL_BUT_A_FEW = 0.995;
    /// A list with fewer records is treated as an excerpt of a list of this size, because few candidates alone
    /// are no evidence.
    private static final int FEW = 300;

    private static final int ROUNDS = 40;
    private static final int MESSAGES = 12;
    private static final double STILL = 1e-4;
    private static final double LARGEST_BITS = 60;
    private static final double[] NOTHING = {};

    /// Number of slices for parallel work: enough for all cores, but few enough for the memory of the partial
    /// sums.
    private static final int SLICES = 64;

    private final RecordIndex<?> roster;
    private final ScoredPairList pairs;
    private final double priorBits;
    /// Maps each pair of sources to its number in the arrays below.
    private final LongIntMap groups = new LongIntMap();

    private final int[] group;
    private final int[] sample;

    /// Indexes of the pairs, sorted by right record. In the list itself, the pairs of one left record with one
    /// source are adjacent; in this array, the pairs of one right record are adjacent. Competing candidates are
    /// thus found by scanning, because an index would need too much memory for a million records.
    private final int[] byRight;

    /// For each left record, the end of its pairs, which start at the end of the previous record's pairs.
    private final int[] endOfLeft;

    private final int[] endOfRight;
    /// Likelihood ratio of the answers of each pair.
    private final float[] ratio;

    /// Mean number of matches that a record of one source has in another source, for each two sources.
    private final double[] share;
    /// Number of records that may have a match in the other source, for each two sources.
    private final double[] seekers;

    /// Prior odds that two records match, from the last iteration, for each two sources.
    private final double[] before;

    /// For each pair, the message from its right record to its left record (belief propagation): the evidence
    /// for the pair after the other candidates of the right record are taken into account.
    private final float[] toLeft;

    private final float[] toRight;
    private final float[] rivalsOfRight;

    private SourceOverlapAdjustment(RecordIndex<?> roster, ScoredPairList pairs, double priorBits) {
        this.roster = roster;
        this.pairs = pairs;
        this.priorBits = priorBits;
        var size = pairs.size();
        group = new int[size];
        ratio = new float[size];
        endOfLeft = new int[roster.size()];
        endOfRight = new int[roster.size()];
        var samples = new int[16];
        for (var pair = 0; pair < size; pair++) {
            var left = pairs.left(pair);
            var right = pairs.right(pair);
            group[pair] = groups.number(key(roster, left, right));
            if (group[pair] >= samples.length) samples = Arrays.copyOf(samples, samples.length * 2);
            samples[group[pair]] = pair;
            ratio[pair] = (float) Math.pow(2, Math.min(LARGEST_BITS, pairs.bits(pair) - priorBits));
            endOfLeft[left] = pair + 1;
            endOfRight[right]++;
        }
        sample = Arrays.copyOf(samples, groups.size());
        byRight = byRight();
        for (var i = 1; i < endOfLeft.length; i++) endOfLeft[i] = Math.max(endOfLeft[i], endOfLeft[i - 1]);
        toLeft = new float[size];
        toRight = new float[size];
        rivalsOfRight = new float[size];
        seekers = new double[sample.length];
        for (var one = 0; one < seekers.length; one++)
            seekers[one] = seekers(roster, pairs.left(sample[one]), pairs.right(sample[one]));
        before = new double[sample.length];
        share = new double[sample.length];
        Arrays.fill(share, TWINS / RECORDS);
    }

    /// Returns the pairs sorted by right record (counting sort).
    private int[] byRight() {
        var start = 0;
        for (var i = 0; i < endOfRight.length; i++) {
            var count = endOfRight[i];
            endOfRight[i] = start;
            start += count;
        }
        var order = new int[group.length];
        for (var pair = 0; pair < order.length; pair++) order[endOfRight[pairs.right(pair)]++] = pair;
        return order;
    }

    static SourceOverlapAdjustment of(RecordIndex<?> roster, ScoredPairList pairs, double priorBits) {
        var overlap = new SourceOverlapAdjustment(roster, pairs, priorBits);
        overlap.learn();
        return overlap;
    }

    private static long key(RecordIndex<?> roster, int left, int right) {
        return (long) roster.source(left) * roster.sources() + roster.source(right);
    }

    /// Returns the number of records that may have a match in a well-kept source; if both sources are well kept,
    /// the size of the smaller one.
    private static double seekers(RecordIndex<?> roster, int left, int right) {
        var leftSize = roster.sizeOf(roster.source(left));
        var other = roster.sizeOf(roster.source(right));
        if (roster.source(left) == roster.source(right)) return leftSize / 2.0;
        if (roster.clean(left) == roster.clean(right)) return Math.min(leftSize, other);
        return roster.clean(right) ? leftSize : other;
    }

    /// Returns the prior odds that these two records match, without regard to competing candidates.
    private static double before(RecordIndex<?> roster, double twins, int left, int right) {
        var leftSize = roster.sizeOf(roster.source(left));
        var other = roster.sizeOf(roster.source(right));
        if (!roster.clean(left) && !roster.clean(right)) return twins / Math.max(FEW, Math.max(leftSize, other));
        var among = roster.clean(left) && roster.clean(right)
                ? Math.max(leftSize, other)
                : roster.clean(right) ? other : leftSize;
        var most = Math.min(ALL_BUT_A_FEW, twins);
        return most / (1 - most) / Math.max(FEW, among);
    }

    private void learn() {
        weighBefore();
        for (var pair = 0; pair < group.length; pair++)
            toLeft[pair] = toRight[pair] = (float) (ratio[pair] * before[group[pair]]);
        countRivalsOfRight();
        for (var round = 0; round < ROUNDS; round++) {
            tellEachOther();
            var moved = 0.0;
            var found = found();
            for (var one = 0; one < share.length; one++) {
                var learned = (found[one] + TWINS) / (seekers[one] + RECORDS);
                moved = Math.max(moved, Math.abs(learned - share[one]));
                share[one] = learned;
            }
            weighBefore();
            if (moved < STILL && round >= MESSAGES) break;
        }
        tellEachOther();
    }

    private void weighBefore() {
        for (var one = 0; one < before.length; one++)
            before[one] = before(roster, share[one], pairs.left(sample[one]), pairs.right(sample[one]));
    }

    private double odds(int pair) {
        return ratio[pair] * before[group[pair]];
    }

    /// Runs one iteration of belief propagation, in which the records of each pair send each other messages. A
    /// candidate that has a better match elsewhere does not compete. Each message is damped by half, so that two
    /// messages cannot oscillate.
    private void tellEachOther() {
        eachOfLeft((pair, rivals, _) -> {
            var odds = odds(pair);
            toLeft[pair] = (float) Math.sqrt(toLeft[pair] * (odds / rivalsOfRight[pair]));
            toRight[pair] = (float) Math.sqrt(toRight[pair] * (odds / rivals));
        });
        countRivalsOfRight();
    }

    private double[] found() {
        var found = new double[share.length];
        var parts = eachOfLeft((pair, rivals, sums) -> {
            var odds = odds(pair);
            sums[group[pair]] += odds / (odds + rivals * rivalsOfRight[pair]);
        });
        for (var part : parts) for (var one = 0; one < found.length; one++) found[one] += part[one];
        return found;
    }

    /// An action on each pair.
    private interface ScoredPairAction {
        /// Processes one pair.
        ///
        /// @param rivals one, plus the odds of the other candidates of the left record, if only one of them
        /// can be a match
        /// @param sums sums over these records alone
        void tell(int pair, double rivals, double[] sums);
    }

    private List<double[]> eachOfLeft(ScoredPairAction telling) {
        return inSlices((from, to) -> {
            var sums = new double[share.length];
            var end = to == 0 ? 0 : endOfLeft[to - 1];
            for (var start = from == 0 ? 0 : endOfLeft[from - 1]; start < end; ) {
                var left = pairs.left(start);
                var next = start;
                var sum = 0.0;
                for (; next < end && pairs.left(next) == left && group[next] == group[start]; next++)
                    sum += toLeft[next];
                var one = roster.clean(pairs.right(start));
                for (; start < next; start++) telling.tell(start, one ? 1 + Math.max(0, sum - toLeft[start]) : 1, sums);
            }
            return sums;
        });
    }

    private void countRivalsOfRight() {
        inSlices((from, to) -> {
            var end = to == 0 ? 0 : endOfRight[to - 1];
            for (var start = from == 0 ? 0 : endOfRight[from - 1]; start < end; ) {
                var first = byRight[start];
                var right = pairs.right(first);
                var next = start;
                var sum = 0.0;
                for (;
                        next < end && group[byRight[next]] == group[first] && pairs.right(byRight[next]) == right;
                        next++) sum += toRight[byRight[next]];
                var one = roster.clean(pairs.left(first));
                for (; start < next; start++)
                    rivalsOfRight[byRight[start]] = one ? (float) (1 + Math.max(0, sum - toRight[byRight[start]])) : 1;
            }
            return NOTHING;
        });
    }

    private interface OverlapOfRecordRange {
        double[] of(int from, int to);
    }

    private List<double[]> inSlices(OverlapOfRecordRange slice) {
        var records = roster.size();
        return IntStream.range(0, SLICES)
                .parallel()
                .mapToObj(i -> slice.of((int) ((long) records * i / SLICES), (int) ((long) records * (i + 1) / SLICES)))
                .toList();
    }

    /// Returns a copy of the list of pairs, with the evidence from the overlap of their sources added to the
    /// scores.
    ScoredPairList weighed() {
        var bits = new double[group.length];
        eachOfLeft(
                (pair, rivals, _) -> bits[pair] = Math.log(odds(pair) / (rivals * rivalsOfRight[pair])) / Math.log(2));
        return pairs.with(bits);
    }

    /// Returns an evaluator of any two records. It adds the evidence from the overlap of their sources to the
    /// evidence of the comparisons, without regard to competing candidates.
    RecordClustering.MatchEvidence voice(MatchLikelihoodScorer<?> scorer) {
        return new LearnedSourceOverlap(roster, scorer, groups, share, priorBits);
    }

    /// The learned overlap: the mean number of matches of a record, for each two sources.
    private record LearnedSourceOverlap(
            RecordIndex<?> roster, MatchLikelihoodScorer<?> scorer, LongIntMap groups, double[] share, double priorBits)
            implements RecordClustering.MatchEvidence {
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
