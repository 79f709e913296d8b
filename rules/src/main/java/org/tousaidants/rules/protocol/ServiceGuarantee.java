package org.tousaidants.rules.protocol;

import java.util.List;
import java.util.Set;

/// « Garantie de service » — a measurable promise to the inhabitants: for a given share of them, a measure
/// stays above or below a threshold.
///
/// @param share in per cent of the weights (inhabitants, requests…)
public record ServiceGuarantee(
        String id,
        String phrase,
        String measure,
        Side side,
        int threshold,
        String unit,
        int share,
        Set<String> profiles,
        List<Case> examples,
        String source) {

    public enum Side {
        AT_MOST,
        AT_LEAST
    }

    /// « Mesure d’une règle » — one measured value, and the number of inhabitants or requests to which it
    /// applies.
    public record Measure(double value, long weight) {}

    public record Case(String id, List<Measure> measures, boolean held, SourcePosition at) {}

    /// The percentage for which the promise is kept; 100 if nothing was measured.
    public double keptPercent(List<Measure> measures) {
        var totalWeight = measures.stream().mapToLong(Measure::weight).sum();
        var kept = measures.stream()
                .filter(measure -> kept(measure.value()))
                .mapToLong(Measure::weight)
                .sum();
        return totalWeight == 0 ? 100 : 100.0 * kept / totalWeight;
    }

    public boolean holds(List<Measure> measures) {
        return keptPercent(measures) >= share;
    }

    private boolean kept(double value) {
        return switch (side) {
            case AT_MOST -> value <= threshold;
            case AT_LEAST -> value >= threshold;
        };
    }
}
