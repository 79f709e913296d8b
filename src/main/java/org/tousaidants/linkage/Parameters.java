package org.tousaidants.linkage;

import java.util.ArrayList;
import java.util.List;

/// « Paramètres » — what was learned: how often each answer is given by two records of one same thing, and by two
/// records taken at random. Kept and given back, they judge a few new records as the whole was judged.
///
/// @param lambda the share of pairs, among all possible ones, that are one same thing
public record Parameters(double lambda, List<Learned> comparisons) {
    private static final double LOG_2 = Math.log(2);

    public Parameters {
        if (!(lambda > 0 && lambda < 1)) throw new IllegalArgumentException("lambda: " + lambda);
        comparisons = List.copyOf(comparisons);
    }

    /// « Appris » — one comparison, level by level from the weakest.
    ///
    /// @param same how often two records of one same thing give this level (m)
    /// @param distinct how often two records of two things do (u)
    public record Learned(String comparison, List<Double> same, List<Double> distinct) {
        public Learned {
            same = List.copyOf(same);
            distinct = List.copyOf(distinct);
            if (same.size() != distinct.size()) throw new IllegalArgumentException(comparison);
        }

        /// What this level adds to the case for « one same thing », in bits: one bit doubles the odds.
        public double bits(int level) {
            return level < 0 ? 0 : Math.log(same.get(level) / distinct.get(level)) / LOG_2;
        }
    }

    static Parameters of(double lambda, List<String> names, double[][] same, double[][] distinct) {
        var learned = new ArrayList<Learned>();
        for (var i = 0; i < same.length; i++)
            learned.add(new Learned(names.get(i), boxed(same[i]), boxed(distinct[i])));
        return new Parameters(lambda, learned);
    }

    double priorBits() {
        return Thresholds.bits(lambda);
    }

    private static List<Double> boxed(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }
}
