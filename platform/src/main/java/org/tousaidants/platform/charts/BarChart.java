package org.tousaidants.platform.charts;

import java.util.List;

/// « Barres » — one bar for each thing counted, from zero to a round number, or to 100 for shares.
record BarChart(String unit, List<ChartValue> amounts, boolean share) implements Chart {
    private static final AxisScale WHOLE = new AxisScale(25, 4);

    public BarChart {
        amounts = List.copyOf(amounts);
    }

    AxisScale scale() {
        return share
                ? WHOLE
                : AxisScale.upTo(amounts.stream()
                        .filter(ChartValue::known)
                        .mapToDouble(ChartValue::value)
                        .max()
                        .orElse(0));
    }

    /// Length of a bar, in percent of the axis.
    double percent(ChartValue amount) {
        return amount.known() ? percent(amount.value()) : 0;
    }

    double percent(double value) {
        return Math.round(1000.0 * Math.clamp(value / scale().top(), 0, 1)) / 10.0;
    }
}
