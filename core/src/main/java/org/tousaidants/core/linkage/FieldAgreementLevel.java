package org.tousaidants.core.linkage;

/// « Degré » — one possible result of a comparison.
///
/// @param sentence French sentence shown to people, such as « le nom est le même »
/// @param typical approximate frequency of this result among matches: initial value and prior of the learning. Only
/// the proportions between the levels matter.
public record FieldAgreementLevel(String sentence, double typical) {
    public FieldAgreementLevel {
        if (!(typical > 0)) throw new IllegalArgumentException("typical must be positive: " + sentence);
    }
}
