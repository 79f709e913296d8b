package org.tousaidants.core.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.linkage.LinkageTrainingPairs.TrainingPairSelection;

/// Learns the model of Fellegi and Sunter without examples, by expectation–maximisation. The frequency of each level
/// among distinct records (u) is measured on random pairs, minus the contribution of matches. Its frequency among
/// matches (m) and the fraction of matches (lambda) are learned from the candidates. All pairs outside the
/// candidates count as distinct, so that lambda is a fraction of all pairs whatever the blocking.
///
/// Some pairs are related and yet distinct: restaurants of one street, yearly columns of one author. A model with
/// two classes takes them for matches if they are many; here they are a third class, whose initial frequencies are
/// half way between those of the two other classes. This class is removed if its pairs would be taken for matches on
/// average, because it then contains only matches with many errors.
///
/// Two constraints stabilise the learning from few data: the initial value of m is the typical frequency of each
/// level, which is also used as a prior; and more agreement never lowers the evidence for a match.
final class LinkageParameterEstimation<R> {
    private static final long SEED = 20_261_126;
    private static final int RANDOM_PAIRS = 400_000;
    private static final int CANDIDATES = 600_000;
    private static final double TYPICAL_PAIRS = 10;
    private static final int SELECTIONS = 3;
    private static final int ROUNDS = 200;
    private static final double STILL = 1e-6;
    /// Weight of the prior frequencies of related pairs, relative to their learned frequencies. The prior
    /// frequencies are half way between those of matches and of distinct pairs.
    private static final double HALF_WAY = 0.1;
    /// Mean evidence, in bits, above which the class of related pairs is considered to contain matches.
    private static final double RELATED_AT_MOST = 12;
    /// Minimum number of records that two sources have in common, below which their overlap is not learned.
    private static final double FEW_BETWEEN = 20;
    /// Maximum mean number of matches of a record within its own source, for a well-kept source.
    private static final double TWINS_AT_MOST = 0.01;

    private final RecordIndex<R> roster;
    private final List<FieldComparison<R>> comparisons;
    private final List<@Nullable ValueFrequencies> terms;
    private final double held;
    private final boolean relatives;
    private double[] twins = {};

    /// Creates the learning for a set of records.
    ///
    /// @param relatives whether related but distinct pairs are a third class of the model
    /// @param held weight of the typical frequencies relative to the learned ones
    LinkageParameterEstimation(
            RecordIndex<R> roster,
            List<FieldComparison<R>> comparisons,
            List<@Nullable ValueFrequencies> terms,
            double held,
            boolean relatives) {
        this.held = held;
        this.relatives = relatives;
        this.roster = roster;
        this.comparisons = comparisons;
        this.terms = terms;
    }

    LinkageParameters learn(RecordBlockIndex index) {
        var candidates = LinkageTrainingPairs.of(roster, index, this::pattern, CANDIDATES);
        var atRandom = atRandom();
        if (!relatives)
            return settled(candidates, atRandom, TrainingPairSelection.ANY).parameters();
        var model = settled(
                candidates,
                atRandom,
                roster.sources() > 1 ? TrainingPairSelection.BEST_BETWEEN : TrainingPairSelection.BEST);
        if (roster.sources() > 1 && model.expected() < FEW_BETWEEN)
            model = settled(candidates, atRandom, TrainingPairSelection.BEST);
        if (roster.allClean()) return model.parameters();
        twins = IntStream.range(0, roster.sources()).mapToDouble(model::twins).toArray();
        model.openToAll();
        return model.parameters();
    }

    private EstimatedParameters settled(
            LinkageTrainingPairs candidates, double[][] atRandom, TrainingPairSelection which) {
        var model = new EstimatedParameters(candidates, atRandom);
        for (var round = 0; round < SELECTIONS; round++) {
            model.select(which);
            model.settle();
            model.dropRelatives();
        }
        model.setApart(atRandom);
        model.select(which);
        model.settle();
        return model;
    }

    /// Returns the names of the sources whose records almost never match each other according to the learned
    /// model, so that two of their records are distinct. A single table is compared with itself, so it is never
    /// in the result.
    Set<String> wellKept() {
        var kept = new TreeSet<String>();
        if (twins.length > 1)
            for (var rank = 0; rank < roster.size(); rank++)
                if (twins[roster.source(rank)] <= TWINS_AT_MOST)
                    kept.add(roster.key(rank).source());
        return kept;
    }

    private long pattern(int left, int right) {
        var leftRecord = roster.record(left);
        var other = roster.record(right);
        var pattern = 0L;
        for (var i = 0; i < comparisons.size(); i++)
            pattern = ComparisonPatternCodec.with(pattern, i, comparisons.get(i).compare(leftRecord, other));
        return pattern;
    }

    /// Returns the frequency of each level among random pairs, by comparison.
    private double[][] atRandom() {
        var counts = randomPairs();
        var shares = new double[comparisons.size()][];
        for (var i = 0; i < shares.length; i++) {
            var levels = comparisons.get(i).levels().size();
            var share = new double[levels];
            // The count of each answer starts with half a pair, so that an answer that no random pair
            // gave does not get the frequency zero.
            java.util.Arrays.fill(share, 0.5);
            for (var pattern : counts.patterns()) {
                var level = ComparisonPatternCodec.level(pattern, i);
                if (level >= 0) share[level] += counts.count(pattern);
            }
            normalise(share);
            var values = terms.get(i);
            if (values != null) {
                var top = values.chance();
                var rest = 1 - share[levels - 1];
                for (var level = 0; level < levels - 1; level++) share[level] *= (1 - top) / rest;
                share[levels - 1] = top;
            }
            shares[i] = share;
        }
        return shares;
    }

    private ComparisonPatternCounts randomPairs() {
        var size = roster.size();
        var counts = new ComparisonPatternCounts();
        if (size < 2) return counts;
        var all = (long) size * (size - 1) / 2;
        if (all <= RANDOM_PAIRS) {
            ParallelRecordRunner.slices(size, () -> "", (from, to, _) -> {
                        var own = new ComparisonPatternCounts();
                        for (var i = from; i < to; i++)
                            for (var other = i + 1; other < size; other++)
                                if (!roster.presumedDistinct(i, other)) own.add(pattern(i, other), 1);
                        return own;
                    })
                    .forEach(counts::add);
            return counts;
        }
        ParallelRecordRunner.slices(RANDOM_PAIRS, () -> "", (from, to, _) -> {
                    var own = new ComparisonPatternCounts();
                    var random = new SplittableRandom(SEED + from);
                    for (var i = from; i < to; i++) {
                        var left = random.nextInt(size);
                        var right = random.nextInt(size);
                        if (left != right && !roster.presumedDistinct(left, right))
                            own.add(pattern(Math.min(left, right), Math.max(left, right)), 1);
                    }
                    return own;
                })
                .forEach(counts::add);
        return counts;
    }

    /// The current estimate of the parameters.
    private final class EstimatedParameters {
        private final LinkageTrainingPairs candidates;
        private final long[] patterns;
        private final double[] pairs;
        private final double all;
        private final double[][] typical;
        private final double[][] same;
        private final double[][] distinct;
        private final double[][] related;
        private double lambda;
        private double lambdaRelated;
        private boolean sameIsKnown;

        EstimatedParameters(LinkageTrainingPairs candidates, double[][] atRandom) {
            this.candidates = candidates;
            patterns = candidates.patterns();
            pairs = new double[patterns.length];
            all = Math.max(1, roster.pairs());
            typical = new double[atRandom.length][];
            same = new double[atRandom.length][];
            distinct = new double[atRandom.length][];
            related = new double[atRandom.length][];
            for (var i = 0; i < atRandom.length; i++) {
                typical[i] = comparisons.get(i).levels().stream()
                        .mapToDouble(FieldAgreementLevel::typical)
                        .toArray();
                normalise(typical[i]);
                distinct[i] = atRandom[i].clone();
                same[i] = rising(typical[i], distinct[i]);
                related[i] = halfWay(i);
            }
            // The initial value assumes that one record in four has a match.
            lambda = Math.clamp(roster.size() / 4.0 / all, 1e-12, 0.5);
            if (relatives) lambdaRelated = Math.min(0.25, lambda);
        }

        double expected() {
            return lambda * all;
        }

        /// Creates an estimate for another selection of pairs. The frequencies among matches are those of a
        /// known estimate.
        ///
        /// @param counts number of pairs with each pattern of answers
        /// @param all number of all possible pairs
        /// @param known the known estimate
        private EstimatedParameters(EstimatedParameters known, int[] counts, double all) {
            candidates = known.candidates;
            patterns = known.patterns;
            typical = known.typical;
            same = known.same;
            distinct = known.distinct;
            this.all = Math.max(1, all);
            pairs = new double[patterns.length];
            for (var at = 0; at < pairs.length; at++) pairs[at] = counts[at] / candidates.share();
            related = new double[same.length][];
            lambda = known.lambda;
            openTo();
        }

        private double[] halfWay(int comparison) {
            var half = new double[same[comparison].length];
            for (var level = 0; level < half.length; level++)
                half[level] = (same[comparison][level] + distinct[comparison][level]) / 2;
            return half;
        }

        /// Selects the pairs from which the parameters are learned. A record has at most one match in a
        /// well-kept source, so only its best candidate there is selected.
        ///
        /// @param which kind of selection
        void select(TrainingPairSelection which) {
            var ratios = new double[patterns.length];
            for (var at = 0; at < ratios.length; at++) ratios[at] = ratio(same, patterns[at]);
            var counts = candidates.counts(ratios, which);
            for (var at = 0; at < pairs.length; at++) pairs[at] = counts[at] / candidates.share();
        }

        private double ratio(double[][] kind, long pattern) {
            var ratio = 1.0;
            for (var i = 0; i < kind.length; i++) {
                var level = ComparisonPatternCodec.level(pattern, i);
                if (level >= 0) ratio *= kind[i][level] / distinct[i][level];
            }
            return ratio;
        }

        void settle() {
            for (var round = 0; round < ROUNDS; round++) {
                var before = lambda;
                improve();
                if (Math.abs(lambda - before) < STILL * lambda) break;
            }
        }

        private void improve() {
            var odds = lambda / (1 - lambda - lambdaRelated);
            var oddsRelated = lambdaRelated / (1 - lambda - lambdaRelated);
            var sums = new ExpectedPairCounts();
            var sumsRelated = new ExpectedPairCounts();
            for (var at = 0; at < patterns.length; at++) {
                var ratio = odds * ratio(same, patterns[at]);
                var ratioRelated = oddsRelated == 0 ? 0 : oddsRelated * ratio(related, patterns[at]);
                var any = 1 + ratio + ratioRelated;
                sums.add(patterns[at], ratio / any * pairs[at]);
                if (ratioRelated > 0) sumsRelated.add(patterns[at], ratioRelated / any * pairs[at]);
            }
            lambda = Math.clamp((sums.expected + 0.5) / all, 1e-12, 0.5);
            if (!sameIsKnown) sums.into(same, typical, held);
            if (lambdaRelated == 0) return;
            lambdaRelated = Math.clamp((sumsRelated.expected + 0.5) / all, 1e-12, 0.25);
            var half = new double[same.length][];
            for (var i = 0; i < half.length; i++) half[i] = halfWay(i);
            sumsRelated.into(related, half, HALF_WAY);
        }

        /// Expected number of pairs of one class, and expected number of each of their answers.
        private final class ExpectedPairCounts {
            private final double[][] levels = new double[same.length][];
            private double expected;

            ExpectedPairCounts() {
                for (var i = 0; i < levels.length; i++) levels[i] = new double[same[i].length];
            }

            void add(long pattern, double weight) {
                expected += weight;
                for (var i = 0; i < levels.length; i++) {
                    var level = ComparisonPatternCodec.level(pattern, i);
                    if (level >= 0) levels[i][level] += weight;
                }
            }

            void into(double[][] kind, double[][] anchor, double share) {
                for (var i = 0; i < levels.length; i++) {
                    var hold = TYPICAL_PAIRS;
                    for (var sum : levels[i]) hold += share * sum;
                    for (var level = 0; level < levels[i].length; level++) levels[i][level] += hold * anchor[i][level];
                    normalise(levels[i]);
                    kind[i] = rising(levels[i], distinct[i]);
                }
            }
        }

        /// Starts the second phase: the frequencies among matches remain as learned from the best
        /// candidates; the number of matches and the frequencies of related pairs are learned from all
        /// candidates.
        void openToAll() {
            select(TrainingPairSelection.ANY);
            openTo();
            dropRelatives();
            // If there are no related pairs, all distinct pairs differ clearly from matches. The
            // frequencies among matches are then learned again, from all candidates.
            sameIsKnown = lambdaRelated > 0;
            settle();
        }

        private void openTo() {
            sameIsKnown = true;
            lambdaRelated = Math.min(0.25, lambda);
            for (var i = 0; i < related.length; i++) related[i] = halfWay(i);
            settle();
        }

        /// Returns the mean number of matches that a record of this source has within the source.
        double twins(int source) {
            var records = roster.sizeOf(source);
            return new EstimatedParameters(this, candidates.within(source), records * (records - 1.0) / 2).expected()
                    / records;
        }

        /// Removes the class of related pairs if it contains only a few pairs, or pairs that are matches.
        void dropRelatives() {
            if (lambdaRelated * all < TYPICAL_PAIRS) lambdaRelated = 0;
            if (lambdaRelated == 0) return;
            var bits = MatchThresholds.bits(lambda);
            for (var i = 0; i < same.length; i++)
                for (var level = 0; level < same[i].length; level++)
                    bits += related[i][level] * Math.log(same[i][level] / distinct[i][level]) / Math.log(2);
            if (bits > RELATED_AT_MOST) lambdaRelated = 0;
        }

        /// Subtracts the contribution of matches from the frequencies among random pairs. In a small set of
        /// records, most agreeing random pairs are matches; at least a tenth of each frequency remains for
        /// distinct pairs.
        ///
        /// @param atRandom frequency of each level among random pairs, by comparison
        void setApart(double[][] atRandom) {
            for (var i = 0; i < distinct.length; i++) {
                for (var level = 0; level < distinct[i].length; level++)
                    distinct[i][level] =
                            Math.max(atRandom[i][level] / 10, atRandom[i][level] - lambda * same[i][level]);
                normalise(distinct[i]);
            }
        }

        LinkageParameters parameters() {
            return LinkageParameters.of(
                    lambda,
                    lambdaRelated,
                    comparisons.stream().map(FieldComparison::name).toList(),
                    same,
                    distinct,
                    related);
        }
    }

    /// Returns frequencies among matches for which the evidence rises with the level. If the weights of
    /// neighbouring levels would fall, these levels share one weight (pool adjacent violators).
    ///
    /// @param same frequencies of the levels among matches
    /// @param distinct frequencies of the levels among distinct records
    static double[] rising(double[] same, double[] distinct) {
        var pooledSame = new ArrayList<double[]>();
        for (var level = 0; level < same.length; level++) {
            pooledSame.add(new double[] {same[level], distinct[level], 1});
            while (pooledSame.size() > 1) {
                var last = pooledSame.getLast();
                var one = pooledSame.get(pooledSame.size() - 2);
                if (one[0] / one[1] <= last[0] / last[1]) break;
                pooledSame.removeLast();
                for (var i = 0; i < 3; i++) one[i] += last[i];
            }
        }
        var result = new double[same.length];
        var level = 0;
        for (var pool : pooledSame)
            for (var i = 0; i < pool[2]; i++, level++) result[level] = distinct[level] * pool[0] / pool[1];
        return result;
    }

    private static void normalise(double[] shares) {
        var sum = 0.0;
        for (var share : shares) sum += share;
        for (var i = 0; i < shares.length; i++) shares[i] /= sum;
    }
}
