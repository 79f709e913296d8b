package org.tousaidants.core.linkage;

import java.util.ArrayList;
import java.util.List;

/// « Paramètres » — the learned frequency of each answer among matches, related pairs and random pairs. They can be
/// stored, so that a few new records are compared later in the same way as the whole set.
///
/// @param lambda fraction of matches among all possible pairs
/// @param related fraction of related but distinct pairs; 0 if unknown
public record LinkageParameters(double lambda, double related, List<LearnedFrequencies> comparisons) {
    private static final double LOG_2 = Math.log(2);

    public LinkageParameters {
        if (!(lambda > 0 && lambda < 1)) throw new IllegalArgumentException("lambda: " + lambda);
        if (!(related >= 0 && lambda + related < 1)) throw new IllegalArgumentException("related: " + related);
        comparisons = List.copyOf(comparisons);
    }

    public LinkageParameters(double lambda, List<LearnedFrequencies> comparisons) {
        this(lambda, 0, comparisons);
    }

    /// « Appris » — the learned frequencies of one comparison by level, from the weakest.
    ///
    /// @param same frequency of each level among matches (m)
    /// @param distinct frequency of each level among distinct records (u)
    /// @param related frequency of each level among related but distinct records
    public record LearnedFrequencies(
            String comparison, List<Double> same, List<Double> distinct, List<Double> related) {
        public LearnedFrequencies {
            same = List.copyOf(same);
            distinct = List.copyOf(distinct);
            related = List.copyOf(related);
            if (same.size() != distinct.size() || same.size() != related.size())
                throw new IllegalArgumentException(comparison);
        }

        public LearnedFrequencies(String comparison, List<Double> same, List<Double> distinct) {
            this(comparison, same, distinct, distinct);
        }

        /// Returns the evidence of this level for a match, in bits: each bit doubles the odds.
        public double bits(int level) {
            return level < 0 ? 0 : Math.log(same.get(level) / distinct.get(level)) / LOG_2;
        }

        /// Returns the evidence of this level for a related but distinct pair, in bits: each bit doubles the
        /// odds.
        double relatedBits(int level) {
            return level < 0 ? 0 : Math.log(related.get(level) / distinct.get(level)) / LOG_2;
        }
    }

    static LinkageParameters of(
            double lambda,
            double lambdaRelated,
            List<String> names,
            double[][] same,
            double[][] distinct,
            double[][] related) {
        var learned = new ArrayList<LearnedFrequencies>();
        for (var i = 0; i < same.length; i++)
            learned.add(new LearnedFrequencies(
                    names.get(i),
                    boxed(same[i]),
                    boxed(distinct[i]),
                    boxed(lambdaRelated == 0 ? distinct[i] : related[i])));
        return new LinkageParameters(lambda, lambdaRelated, learned);
    }

    double priorBits() {
        return MatchThresholds.bits(lambda);
    }

    private static List<Double> boxed(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }
}
