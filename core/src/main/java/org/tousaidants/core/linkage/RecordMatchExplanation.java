package org.tousaidants.core.linkage;

import java.util.List;

/// « Explication » — the evidence for or against a match by comparison; the bits add up to the total.
///
/// @param priorBits prior evidence in bits, which is strongly negative because two random records almost never match
/// @param lines evidence of each comparison
/// @param bits total evidence in bits
public record RecordMatchExplanation(double priorBits, List<ContributionRow> lines, double bits) {
    public RecordMatchExplanation {
        lines = List.copyOf(lines);
    }

    public double probability() {
        return MatchThresholds.probability(bits);
    }

    /// « Ligne d’explication » — one comparison and its evidence.
    ///
    /// @param level the answer, or [FieldComparison#MISSING]
    /// @param sentence the answer in French
    /// @param bits evidence in bits, positive in favour of a match
    public record ContributionRow(String comparison, int level, String sentence, double bits) {
        /// Returns the strength of the evidence, in French words.
        public String weight() {
            if (level == FieldComparison.MISSING) return "ne compte pas";
            var strength = Math.abs(bits);
            if (strength < 0.5) return "ne dit presque rien";
            var words = strength < 2
                    ? "un peu"
                    : strength < 5 ? "nettement" : strength < 9 ? "fortement" : "de façon décisive";
            return words + (bits > 0 ? " pour" : " contre");
        }
    }
}
