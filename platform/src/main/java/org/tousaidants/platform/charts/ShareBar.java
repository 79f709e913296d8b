package org.tousaidants.platform.charts;

import java.util.List;

/// « Parts d’un tout » — one bar of 100 %, cut into its parts. With a hidden or unknown part the whole is
/// unknown, and no part is drawn.
record ShareBar(String unit, List<ChartValue> amounts) implements Chart {
    private static final double TENTHS = 1000;

    public ShareBar {
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

    /// The share of one part in the whole, in percent with one decimal.
    double percent(ChartValue amount) {
        return complete() ? Math.round(TENTHS * amount.value() / whole()) / 10.0 : 0;
    }

    /// The start of a part, in percent of the bar.
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
