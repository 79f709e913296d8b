package org.tousaidants.platform.charts;

import java.util.List;

/// « Barres » — one bar for each thing counted, from zero to a round number, or to 100 for shares.
record Bars(String unit, List<Amount> amounts, boolean share) implements Chart {
    private static final Scale WHOLE = new Scale(25, 4);

    public Bars {
        amounts = List.copyOf(amounts);
    }

    Scale scale() {
        return share
                ? WHOLE
                : Scale.upTo(amounts.stream()
                        .filter(Amount::known)
                        .mapToDouble(Amount::value)
                        .max()
                        .orElse(0));
    }

    /// Length of a bar, in percent of the axis.
    double percent(Amount amount) {
        return amount.known() ? percent(amount.value()) : 0;
    }

    double percent(double value) {
        return Math.round(1000.0 * Math.clamp(value / scale().top(), 0, 1)) / 10.0;
    }
}
