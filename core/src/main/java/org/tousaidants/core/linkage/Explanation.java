package org.tousaidants.core.linkage;

import java.util.List;

/// « Explication » — why two records were found alike or not, question by question; the bits add up to the total.
///
/// @param priorBits before any question: two records taken at random are next to never one same thing
public record Explanation(double priorBits, List<Line> lines, double bits) {
    public Explanation {
        lines = List.copyOf(lines);
    }

    public double probability() {
        return Thresholds.probability(bits);
    }

    /// « Ligne d’explication »
    ///
    /// @param level the answer, or [Comparison#MISSING]
    /// @param sentence the answer in French
    /// @param bits positive speaks for « one same thing »
    public record Line(String comparison, int level, String sentence, double bits) {
        /// How much this weighs, in words.
        public String weight() {
            if (level == Comparison.MISSING) return "ne compte pas";
            var strength = Math.abs(bits);
            if (strength < 0.5) return "ne dit presque rien";
            var words = strength < 2
                    ? "un peu"
                    : strength < 5 ? "nettement" : strength < 9 ? "fortement" : "de façon décisive";
            return words + (bits > 0 ? " pour" : " contre");
        }
    }
}
