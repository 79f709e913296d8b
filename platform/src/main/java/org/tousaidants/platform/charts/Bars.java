package org.tousaidants.platform.charts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// « Barres » — a bar chart from zero, one bar for each amount.
public record Bars(String unit, List<Amount> amounts) implements Chart {
    public Bars {
        amounts = List.copyOf(amounts);
    }

    /// Length of a bar, in percent of the longest.
    double percent(Amount amount) {
        var longest = known().mapToDouble(Amount::value).max().orElse(0);
        if (longest <= 0 || !amount.known()) return 0;
        return Math.round(1000.0 * Math.max(0, amount.value()) / longest) / 10.0;
    }

    Optional<Amount> most() {
        return known().max(Comparator.comparingDouble(Amount::value));
    }

    Optional<Amount> least() {
        return known().min(Comparator.comparingDouble(Amount::value));
    }

    private Stream<Amount> known() {
        return amounts.stream().filter(Amount::known);
    }
}
