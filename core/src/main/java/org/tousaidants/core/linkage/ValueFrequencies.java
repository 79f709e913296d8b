package org.tousaidants.core.linkage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Computes how strong agreement on a value is from the frequency of the value: agreement on « Mairie » is weak
/// evidence, agreement on « Ludothèque Mirabelle » is nearly a proof.
final class ValueFrequencies {
    private final int[] termOf;
    private final int[] counts;
    private final int said;
    private final double chance;
    private float[] bonus = {};

    private ValueFrequencies(int[] termOf, int[] counts, int said, double chance) {
        this.termOf = termOf;
        this.counts = counts;
        this.said = said;
        this.chance = chance;
    }

    static <R> @Nullable ValueFrequencies of(RecordIndex<R> roster, FieldComparison<R> comparison) {
        if (!comparison.weighsTerms()) return null;
        var termOf = new int[roster.size()];
        var counts = new int[64];
        var known = 0;
        for (var i = 0; i < termOf.length; i++) {
            var term = comparison.term(roster.record(i));
            termOf[i] = term;
            if (term < 0) continue;
            if (term >= counts.length) counts = Arrays.copyOf(counts, Math.max(term + 1, counts.length * 2));
            counts[term]++;
            known++;
        }
        return new ValueFrequencies(termOf, counts, known, chance(roster, termOf, counts, known));
    }

    /// Returns the probability that two random records have the same given value. Pairs within a well-kept
    /// source are not counted, and half an occurrence of the value is added for a record that may follow.
    ///
    /// @param said number of the value
    private static double chance(RecordIndex<?> roster, int[] termOf, int[] counts, int said) {
        var meetings = meetings(counts);
        var pairs = pairs(said);
        var own = new int[counts.length];
        for (var from = 0; from < termOf.length; ) {
            var to = from;
            var saidHere = 0;
            while (to < termOf.length && roster.source(to) == roster.source(from)) {
                if (termOf[to] >= 0) {
                    own[termOf[to]]++;
                    saidHere++;
                }
                to++;
            }
            if (roster.clean(from)) {
                for (var i = from; i < to; i++)
                    if (termOf[i] >= 0) {
                        meetings -= pairs(own[termOf[i]]);
                        own[termOf[i]] = 0;
                    }
                pairs -= pairs(saidHere);
            } else for (var i = from; i < to; i++) if (termOf[i] >= 0) own[termOf[i]] = 0;
            from = to;
        }
        return Math.min(0.5, (meetings + 0.5) / Math.max(1, pairs));
    }

    private static double meetings(int[] counts) {
        var meetings = 0.0;
        for (var count : counts) meetings += pairs(count);
        return meetings;
    }

    private static double pairs(double records) {
        return records * (records - 1) / 2;
    }

    double chance() {
        return chance;
    }

    /// Sets the strength of agreement on a value, depending on its frequency.
    ///
    /// @param bits evidence in bits of agreement on a value of average frequency; agreement on a common value is
    /// never negative
    void learned(double bits) {
        bonus = new float[counts.length];
        for (var term = 0; term < counts.length; term++) {
            var share = Math.max(2, counts[term]) / (double) Math.max(2, said);
            bonus[term] = (float) Math.max(-Math.max(0, bits), Math.log(chance / share) / Math.log(2));
        }
    }

    float bonus(int rank) {
        var term = termOf[rank];
        return term < 0 || term >= bonus.length ? 0 : bonus[term];
    }

    float largestBonus() {
        var largest = 0f;
        for (var one : bonus) largest = Math.max(largest, one);
        return largest;
    }

    int count(int rank) {
        return termOf[rank] < 0 ? 0 : counts[termOf[rank]];
    }
}
