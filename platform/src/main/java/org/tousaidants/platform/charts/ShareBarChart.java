package org.tousaidants.platform.charts;

import java.util.List;

/// « Parts d’un tout » — one bar of 100 %, divided into its parts. If a part is hidden or unknown, the whole is
/// unknown too, and no part is drawn.
record ShareBarChart(String unit, List<ChartValue> amounts) implements Chart {
    private static final double TENTHS = 1000;

    public ShareBarChart {
        amounts = List.copyOf(amounts);
    }

    double whole() {
        return amounts.stream().mapToDouble(ChartValue::value).sum();
    }

    boolean complete() {
        return amounts.stream().allMatch(ChartValue::known) && whole() > 0;
    }

    boolean drawn() {
        return amounts.size() <= MOST_PARTS && complete();
    }

    /// Returns the share of one part in the whole, in percent with one decimal.
    double percent(ChartValue amount) {
        return complete() ? Math.round(TENTHS * amount.value() / whole()) / 10.0 : 0;
    }

    /// Returns the position at which a part starts, in percent of the bar.
    double start(int part) {
        return complete()
                ? Math.round(TENTHS
                                * amounts.subList(0, part).stream()
                                        .mapToDouble(ChartValue::value)
                                        .sum()
                                / whole())
                        / 10.0
                : 0;
    }

    String shareUnit() {
        return complete() ? "% " + unit : unit;
    }

    List<ChartValue> shares() {
        return complete()
                ? amounts.stream()
                        .map(one -> ChartValue.of(one.label(), percent(one)))
                        .toList()
                : amounts.stream()
                        .map(one -> one.known() ? ChartValue.missing(one.label()) : one)
                        .toList();
    }
}
