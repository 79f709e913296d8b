package org.tousaidants.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The case for « one same thing » of a pair, in bits, with the parameters that were learned.
final class Scorer<R> {
    /// No answer to the questions still to be asked could bring this pair back to where a person would look at it.
    static final double HOPELESS = Double.NEGATIVE_INFINITY;

    private final Roster<R> roster;
    private final Comparison<R>[] comparisons;
    private final @Nullable Terms[] terms;
    private final double[][] bits;
    private final int[] top;
    /// The best that comparison i and all that follow can add.
    private final double[] atBest;

    private final double prior;

    @SuppressWarnings("unchecked")
    Scorer(Roster<R> roster, List<Comparison<R>> asked, List<@Nullable Terms> terms, Parameters parameters) {
        this.roster = roster;
        this.comparisons = asked.toArray(Comparison[]::new);
        this.terms = terms.toArray(Terms[]::new);
        this.prior = parameters.priorBits();
        var size = comparisons.length;
        bits = new double[size][];
        top = new int[size];
        atBest = new double[size + 1];
        for (var i = size - 1; i >= 0; i--) {
            var learned = parameters.comparisons().get(i);
            top[i] = comparisons[i].levels().size() - 1;
            // Slot 0 is « missing »: nothing for, nothing against.
            bits[i] = new double[top[i] + 2];
            var best = 0.0;
            for (var level = 0; level <= top[i]; level++) {
                bits[i][level + 1] = learned.bits(level);
                best = Math.max(best, bits[i][level + 1]);
            }
            var values = this.terms[i];
            if (values != null) {
                values.learned(learned.bits(top[i]));
                best += values.largestBonus();
            }
            atBest[i] = atBest[i + 1] + best;
        }
    }

    /// @param floor below this nobody will ask
    double bits(int left, int right, double floor) {
        var one = roster.record(left);
        var other = roster.record(right);
        var sum = prior;
        for (var i = 0; i < comparisons.length; i++) {
            if (sum + atBest[i] < floor) return HOPELESS;
            sum += bits(i, comparisons[i].compare(one, other), left, right);
        }
        return sum < floor ? HOPELESS : sum;
    }

    double bits(int comparison, int level, int left, int right) {
        var sum = bits[comparison][level + 1];
        var values = terms[comparison];
        return values != null && level == top[comparison]
                ? sum + Math.min(values.bonus(left), values.bonus(right))
                : sum;
    }

    int level(int comparison, int left, int right) {
        return comparisons[comparison].compare(roster.record(left), roster.record(right));
    }

    double prior() {
        return prior;
    }

    int records(int comparison, int rank) {
        var values = terms[comparison];
        return values == null ? 0 : values.count(rank);
    }
}
