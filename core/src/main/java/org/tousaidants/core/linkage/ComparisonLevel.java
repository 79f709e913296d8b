package org.tousaidants.core.linkage;

/// « Degré » — one possible answer of a comparison, in French.
///
/// @param sentence the sentence shown: « le nom est le même »
/// @param typical approximate frequency of this answer among matches: the start of the learning and its
/// prior when data are few. Only the proportions between the levels count.
public record ComparisonLevel(String sentence, double typical) {
    public ComparisonLevel {
        if (!(typical > 0)) throw new IllegalArgumentException("typical must be positive: " + sentence);
    }
}
