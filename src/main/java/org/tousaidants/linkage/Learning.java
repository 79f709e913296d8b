package org.tousaidants.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Fellegi and Sunter's model, learned without examples by expectation–maximisation. How often distinct records agree
/// (u) is seen on pairs taken at random, less what pairs of one same thing bring to it; how often records of one same
/// thing agree (m) and how many pairs there are (lambda) is learned on the candidates. All pairs that are no candidates
/// count as distinct, so that lambda is a share of all pairs whatever the preselection.
///
/// Two anchors keep it steady where there is little to learn from: m starts from what is typical of each level and
/// holds on to it as if some pairs had been seen; and more agreement never speaks less for one same thing.
final class Learning<R> {
    private static final long SEED = 20_261_126;
    private static final int RANDOM_PAIRS = 400_000;
    private static final int CANDIDATES = 600_000;
    private static final double TYPICAL_PAIRS = 10;
    private static final int SELECTIONS = 3;
    private static final int ROUNDS = 200;
    private static final double STILL = 1e-6;

    private final Roster<R> roster;
    private final List<Comparison<R>> comparisons;
    private final List<@Nullable Terms> terms;
    private final double held;

    Learning(Roster<R> roster, List<Comparison<R>> comparisons, List<@Nullable Terms> terms, double held) {
        this.held = held;
        this.roster = roster;
        this.comparisons = comparisons;
        this.terms = terms;
    }

    Parameters learn(BlockIndex index) {
        var candidates = Candidates.of(roster, index, this::pattern, CANDIDATES);
        var atRandom = atRandom();
        var model = new Model(candidates, atRandom);
        for (var round = 0; round < SELECTIONS; round++) {
            model.select();
            model.settle();
        }
        model.setApart(atRandom);
        model.select();
        model.settle();
        return model.parameters();
    }

    private long pattern(int left, int right) {
        var one = roster.record(left);
        var other = roster.record(right);
        var pattern = 0L;
        for (var i = 0; i < comparisons.size(); i++)
            pattern = Shape.with(pattern, i, comparisons.get(i).compare(one, other));
        return pattern;
    }

    /// How often each level is given by pairs taken at random.
    private double[][] atRandom() {
        var counts = randomPairs();
        var shares = new double[comparisons.size()][];
        for (var i = 0; i < shares.length; i++) {
            var levels = comparisons.get(i).levels().size();
            var share = new double[levels];
            // What was never seen among so many pairs may be the next.
            java.util.Arrays.fill(share, 0.5);
            for (var pattern : counts.patterns()) {
                var level = Shape.level(pattern, i);
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

    private PatternCounts randomPairs() {
        var size = roster.size();
        var counts = new PatternCounts();
        if (size < 2) return counts;
        var all = (long) size * (size - 1) / 2;
        if (all <= RANDOM_PAIRS) {
            Parallel.slices(size, () -> "", (from, to, _) -> {
                        var own = new PatternCounts();
                        for (var i = from; i < to; i++)
                            for (var other = i + 1; other < size; other++)
                                if (!roster.presumedDistinct(i, other)) own.add(pattern(i, other), 1);
                        return own;
                    })
                    .forEach(counts::add);
            return counts;
        }
        Parallel.slices(RANDOM_PAIRS, () -> "", (from, to, _) -> {
                    var own = new PatternCounts();
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

    /// What is believed at the present round.
    private final class Model {
        private final Candidates candidates;
        private final long[] patterns;
        private final double[] pairs;
        private final double all;
        private final double[][] typical;
        private final double[][] same;
        private final double[][] distinct;
        private double lambda;

        Model(Candidates candidates, double[][] atRandom) {
            this.candidates = candidates;
            patterns = candidates.patterns();
            pairs = new double[patterns.length];
            all = Math.max(1, roster.pairs());
            typical = new double[atRandom.length][];
            same = new double[atRandom.length][];
            distinct = new double[atRandom.length][];
            for (var i = 0; i < atRandom.length; i++) {
                typical[i] = comparisons.get(i).levels().stream()
                        .mapToDouble(Level::typical)
                        .toArray();
                normalise(typical[i]);
                distinct[i] = atRandom[i].clone();
                same[i] = rising(typical[i], distinct[i]);
            }
            // A quarter of the records have a twin: a start, not an opinion.
            lambda = Math.clamp(roster.size() / 4.0 / all, 1e-12, 0.5);
        }

        /// A record has one twin at most in a well-kept source: only its best candidate there may be it.
        void select() {
            var ratios = new double[patterns.length];
            for (var at = 0; at < ratios.length; at++) ratios[at] = ratio(patterns[at]);
            var counts = candidates.counts(ratios);
            for (var at = 0; at < pairs.length; at++) pairs[at] = counts[at] / candidates.share();
        }

        private double ratio(long pattern) {
            var ratio = 1.0;
            for (var i = 0; i < same.length; i++) {
                var level = Shape.level(pattern, i);
                if (level >= 0) ratio *= same[i][level] / distinct[i][level];
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
            var sums = new double[same.length][];
            for (var i = 0; i < same.length; i++) sums[i] = new double[same[i].length];
            var expected = 0.0;
            var odds = lambda / (1 - lambda);
            for (var at = 0; at < patterns.length; at++) {
                var ratio = odds * ratio(patterns[at]);
                var weight = ratio / (1 + ratio) * pairs[at];
                expected += weight;
                for (var i = 0; i < same.length; i++) {
                    var level = Shape.level(patterns[at], i);
                    if (level >= 0) sums[i][level] += weight;
                }
            }
            lambda = Math.clamp((expected + 0.5) / all, 1e-12, 0.5);
            for (var i = 0; i < same.length; i++) {
                var hold = TYPICAL_PAIRS;
                for (var sum : sums[i]) hold += held * sum;
                for (var level = 0; level < sums[i].length; level++) sums[i][level] += hold * typical[i][level];
                normalise(sums[i]);
                same[i] = rising(sums[i], distinct[i]);
            }
        }

        /// In a small set the pairs of one same thing are a good part of all pairs that agree. A tenth is left to the
        /// others in any case.
        void setApart(double[][] atRandom) {
            for (var i = 0; i < distinct.length; i++) {
                for (var level = 0; level < distinct[i].length; level++)
                    distinct[i][level] =
                            Math.max(atRandom[i][level] / 10, atRandom[i][level] - lambda * same[i][level]);
                normalise(distinct[i]);
            }
        }

        Parameters parameters() {
            return Parameters.of(
                    lambda, comparisons.stream().map(Comparison::name).toList(), same, distinct);
        }
    }

    /// Levels whose weight would fall although agreement rises share one weight (pool adjacent violators).
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
