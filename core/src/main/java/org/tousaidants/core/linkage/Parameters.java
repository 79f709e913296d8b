package org.tousaidants.core.linkage;

import java.util.ArrayList;
import java.util.List;

/// « Paramètres » — what was learned: how often each answer is given by two records of one same thing, by two related
/// ones, and by two taken at random. Kept and given back, they judge a few new records as the whole was judged.
///
/// @param lambda the share of pairs, among all possible ones, that are one same thing
/// @param related the share of pairs that are related and yet two things; 0 when unknown
public record Parameters(double lambda, double related, List<Learned> comparisons) {
    private static final double LOG_2 = Math.log(2);

    public Parameters {
        if (!(lambda > 0 && lambda < 1)) throw new IllegalArgumentException("lambda: " + lambda);
        if (!(related >= 0 && lambda + related < 1)) throw new IllegalArgumentException("related: " + related);
        comparisons = List.copyOf(comparisons);
    }

    public Parameters(double lambda, List<Learned> comparisons) {
        this(lambda, 0, comparisons);
    }

    /// « Appris » — one comparison, level by level from the weakest.
    ///
    /// @param same how often two records of one same thing give this level (m)
    /// @param distinct how often two records of two things do (u)
    /// @param related how often two records do that are related and yet two things
    public record Learned(String comparison, List<Double> same, List<Double> distinct, List<Double> related) {
        public Learned {
            same = List.copyOf(same);
            distinct = List.copyOf(distinct);
            related = List.copyOf(related);
            if (same.size() != distinct.size() || same.size() != related.size())
                throw new IllegalArgumentException(comparison);
        }

        public Learned(String comparison, List<Double> same, List<Double> distinct) {
            this(comparison, same, distinct, distinct);
        }

        /// What this level adds to the case for « one same thing », in bits: one bit doubles the odds.
        public double bits(int level) {
            return level < 0 ? 0 : Math.log(same.get(level) / distinct.get(level)) / LOG_2;
        }

        /// What it adds to the case for « related and yet two things ».
        double relatedBits(int level) {
            return level < 0 ? 0 : Math.log(related.get(level) / distinct.get(level)) / LOG_2;
        }
    }

    static Parameters of(
            double lambda,
            double lambdaRelated,
            List<String> names,
            double[][] same,
            double[][] distinct,
            double[][] related) {
        var learned = new ArrayList<Learned>();
        for (var i = 0; i < same.length; i++)
            learned.add(new Learned(
                    names.get(i),
                    boxed(same[i]),
                    boxed(distinct[i]),
                    boxed(lambdaRelated == 0 ? distinct[i] : related[i])));
        return new Parameters(lambda, lambdaRelated, learned);
    }

    double priorBits() {
        return Thresholds.bits(lambda);
    }

    private static List<Double> boxed(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }
}
