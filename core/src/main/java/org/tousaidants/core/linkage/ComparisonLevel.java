package org.tousaidants.core.linkage;

/// « Degré » — one possible result of a comparison, in French.
///
/// @param sentence the sentence shown to people: « le nom est le même »
/// @param typical approximate frequency of this result among matches: initial value and prior of the learning.
/// Only the proportions between the levels count.
public record ComparisonLevel(String sentence, double typical) {
    public ComparisonLevel {
        if (!(typical > 0)) throw new IllegalArgumentException("typical must be positive: " + sentence);
    }
}
