package org.tousaidants.core.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The case for « one same thing » of a pair, in bits, with the parameters that were learned.
final class Scorer<R> implements Clustering.Voice {
    /// No answer to the questions still to be asked could bring this pair back to where a person would look at it.
    static final double HOPELESS = Double.NEGATIVE_INFINITY;

    private static final double LARGEST = 500;

    private final Roster<R> roster;
    private final Comparison<R>[] comparisons;
    private final @Nullable Terms[] terms;
    private final double[][] bits;
    private final int[] top;
    /// The best that comparison i and all that follow can add.
    private final double[] atBest;

    private final double prior;
    /// How much likelier related pairs are than pairs at random, before anything was asked; 0 if there are none.
    private final double oddsRelated;

    private final double[][] bitsRelated;

    @SuppressWarnings("unchecked")
    Scorer(Roster<R> roster, List<Comparison<R>> asked, List<@Nullable Terms> terms, Parameters parameters) {
        this.roster = roster;
        this.comparisons = asked.toArray(Comparison[]::new);
        this.terms = terms.toArray(Terms[]::new);
        this.prior = parameters.priorBits();
        oddsRelated = parameters.related() / (1 - parameters.lambda() - parameters.related());
        var size = comparisons.length;
        bits = new double[size][];
        bitsRelated = new double[size][];
        top = new int[size];
        atBest = new double[size + 1];
        for (var i = size - 1; i >= 0; i--) {
            var learned = parameters.comparisons().get(i);
            top[i] = comparisons[i].levels().size() - 1;
            // Slot 0 is « missing »: nothing for, nothing against.
            bits[i] = new double[top[i] + 2];
            bitsRelated[i] = new double[top[i] + 2];
            var best = 0.0;
            for (var level = 0; level <= top[i]; level++) {
                bits[i][level + 1] = learned.bits(level);
                bitsRelated[i][level + 1] = learned.relatedBits(level);
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

    /// @param floor below this no caller asks
    @Override
    public double bits(int left, int right, double floor) {
        var one = roster.record(left);
        var other = roster.record(right);
        var sum = prior;
        var related = 0.0;
        for (var i = 0; i < comparisons.length; i++) {
            if (sum + atBest[i] < floor) return HOPELESS;
            var level = comparisons[i].compare(one, other);
            var said = bits(i, level, left, right);
            sum += said;
            // A rare value is as rare among related records.
            related += said - bits[i][level + 1] + bitsRelated[i][level + 1];
        }
        sum += relatives(related);
        return sum < floor ? HOPELESS : sum;
    }

    /// The bits lost because related records, such as two services of one house, answer the same way.
    private double relatives(double bits) {
        return oddsRelated == 0 ? 0 : -Math.log1p(oddsRelated * Math.pow(2, Math.min(LARGEST, bits))) / Math.log(2);
    }

    boolean knowsRelatives() {
        return oddsRelated > 0;
    }

    @Override
    public double answers(int left, int right) {
        return bits(left, right, HOPELESS) - prior;
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
