package org.tousaidants.linkage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How common each value is: agreeing on « Mairie » says little, agreeing on « Ludothèque Mirabelle » nearly all.
final class Terms {
    private final int[] termOf;
    private final int[] counts;
    private final int said;
    private float[] bonus = {};

    private Terms(int[] termOf, int[] counts, int said) {
        this.termOf = termOf;
        this.counts = counts;
        this.said = said;
    }

    static <R> @Nullable Terms of(Roster<R> roster, Comparison<R> comparison) {
        if (!comparison.weighsTerms()) return null;
        var termOf = new int[roster.size()];
        var counts = new int[64];
        var said = 0;
        for (var i = 0; i < termOf.length; i++) {
            var term = comparison.term(roster.record(i));
            termOf[i] = term;
            if (term < 0) continue;
            if (term >= counts.length) counts = Arrays.copyOf(counts, Math.max(term + 1, counts.length * 2));
            counts[term]++;
            said++;
        }
        return new Terms(termOf, counts, said);
    }

    /// How often two records taken at random have the same value; a value that nobody else has counts for half a
    /// meeting, because the next record may bring it.
    double chance() {
        var meetings = 0.5;
        for (long count : counts) meetings += count * (count - 1) / 2.0;
        return Math.min(0.5, meetings / Math.max(1, (double) said * (said - 1) / 2));
    }

    /// @param bits what agreement adds on a value of middling frequency: agreement on a common one never speaks against
    void learned(double bits) {
        var chance = chance();
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
