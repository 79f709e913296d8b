package org.tousaidants.label.rules;

import java.util.List;
import java.util.Set;

/// « Garantie de service » — a promise to the inhabitants that figures can break: for a share of them, a measure
/// stays on one side of a threshold.
///
/// @param share in per cent of the weights (inhabitants, requests…)
public record Guarantee(
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

    /// « Mesure d’une règle » — a value, and for how many inhabitants or requests it holds.
    public record Measure(double value, long weight) {}

    record Case(String id, List<Measure> measures, boolean held, At at) {}

    /// The share for which the promise is kept; one hundred when nothing was measured by anybody.
    public double keptPercent(List<Measure> measures) {
        var all = measures.stream().mapToLong(Measure::weight).sum();
        var kept = measures.stream()
                .filter(measure -> kept(measure.value()))
                .mapToLong(Measure::weight)
                .sum();
        return all == 0 ? 100 : 100.0 * kept / all;
    }

    boolean holds(List<Measure> measures) {
        return keptPercent(measures) >= share;
    }

    private boolean kept(double value) {
        return switch (side) {
            case AT_MOST -> value <= threshold;
            case AT_LEAST -> value >= threshold;
        };
    }
}
