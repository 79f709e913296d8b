package org.tousaidants.platform.charts;

import java.util.List;

/// « Barres » — a bar chart with one bar for each amount. Its axis ends at a round number, or at 100 for
/// percentages.
///
/// @param share whether the amounts are percentages
record BarChart(String unit, List<ChartValue> amounts, boolean share) implements Chart {
    private static final ChartAxisScale WHOLE = new ChartAxisScale(25, 4);

    public BarChart {
        amounts = List.copyOf(amounts);
    }

    ChartAxisScale scale() {
        return share
                ? WHOLE
                : ChartAxisScale.upTo(amounts.stream()
                        .filter(ChartValue::known)
                        .mapToDouble(ChartValue::value)
                        .max()
                        .orElse(0));
    }

    /// Returns the length of a bar, in percent of the axis.
    double percent(ChartValue amount) {
        return amount.known() ? percent(amount.value()) : 0;
    }

    double percent(double value) {
        return Math.round(1000.0 * Math.clamp(value / scale().top(), 0, 1)) / 10.0;
    }
}
