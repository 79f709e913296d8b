package org.tousaidants.core.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes the evidence that two records match, in bits, from the learned parameters.
final class MatchLikelihoodScorer<R> implements RecordClustering.MatchEvidence {
    /// Score of a pair that cannot reach the review threshold any more, whatever the results of its remaining
    /// comparisons.
    static final double HOPELESS = Double.NEGATIVE_INFINITY;

    private static final double LARGEST = 500;

    private final RecordIndex<R> roster;
    private final FieldComparison<R>[] comparisons;
    private final @Nullable ValueFrequencies[] terms;
    private final double[][] bits;
    private final int[] top;
    /// For each comparison, the maximum evidence in bits that it and all later comparisons can add.
    private final double[] atBest;

    private final double prior;
    /// Prior odds of related pairs relative to random pairs; 0 if there are no related pairs.
    private final double oddsRelated;

    private final double[][] bitsRelated;

    @SuppressWarnings("unchecked")
    MatchLikelihoodScorer(
            RecordIndex<R> roster,
            List<FieldComparison<R>> asked,
            List<@Nullable ValueFrequencies> terms,
            LinkageParameters parameters) {
        this.roster = roster;
        this.comparisons = asked.toArray(FieldComparison[]::new);
        this.terms = terms.toArray(ValueFrequencies[]::new);
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
            // Index 0 stands for « missing », which is neutral evidence.
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

    /// Returns the evidence for a match of two records, in bits.
    ///
    /// @param floor evidence in bits below which the caller does not need exact scores
    @Override
    public double bits(int left, int right, double floor) {
        var leftRecord = roster.record(left);
        var other = roster.record(right);
        var sum = prior;
        var related = 0.0;
        for (var i = 0; i < comparisons.length; i++) {
            if (sum + atBest[i] < floor) return HOPELESS;
            var level = comparisons[i].compare(leftRecord, other);
            var evidence = bits(i, level, left, right);
            sum += evidence;
            // The rarity of a value adds the same evidence to both classes, because a value that is rare
            // among matches is as rare among related records.
            related += evidence - bits[i][level + 1] + bitsRelated[i][level + 1];
        }
        sum += relatives(related);
        return sum < floor ? HOPELESS : sum;
    }

    /// Returns the evidence for a match, in bits, after it is reduced: related but distinct records, such as two
    /// services in one building, give the same answers as matches.
    ///
    /// @param bits evidence before the reduction
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
