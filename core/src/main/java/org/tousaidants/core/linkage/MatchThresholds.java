package org.tousaidants.core.linkage;

/// « Seuils » — the probabilities from which a pair is a match, or is reviewed by a person.
///
/// @param match probability from which a pair is a match
/// @param review probability from which a pair is reviewed
/// @param marginBits minimum lead, in bits, of the best candidate in a well-kept source over the next one, for a
/// match without review
public record MatchThresholds(double match, double review, double marginBits) {
    public MatchThresholds {
        if (!(review > 0 && review <= match && match < 1 && marginBits >= 0))
            throw new IllegalArgumentException("0 < review ≤ match < 1, margin ≥ 0");
    }

    public static MatchThresholds usual() {
        return new MatchThresholds(0.95, 0.5, 1);
    }

    static double bits(double probability) {
        return Math.log(probability / (1 - probability)) / Math.log(2);
    }

    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
