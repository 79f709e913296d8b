package org.tousaidants.platform.charts;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// « Dispersion » — a box plot: for each row the minimum, the quartiles and the maximum.
record Spread(String unit, List<Row> rows) implements Chart {
    /// « Étendue d’une ligne » — the five numbers of one row; empty without data.
    public record Row(String label, List<Double> five) {
        public Row {
            five = List.copyOf(five);
            if (!five.isEmpty()
                    && (five.size() != 5 || !five.stream().sorted().toList().equals(five)))
                throw new IllegalArgumentException("five numbers in order: " + five);
        }

        /// The five numbers of these amounts; a quartile is an amount or the midpoint of two.
        public static Row over(String label, double... amounts) {
            if (amounts.length == 0) return new Row(label, List.of());
            var sorted = amounts.clone();
            Arrays.sort(sorted);
            return new Row(
                    label,
                    Arrays.stream(new double[] {0, .25, .5, .75, 1})
                            .mapToObj(share -> at(sorted, share * (sorted.length - 1)))
                            .toList());
        }

        public boolean known() {
            return !five.isEmpty();
        }

        double middle() {
            return five.get(2);
        }

        private static double at(double[] sorted, double place) {
            return (sorted[(int) Math.floor(place)] + sorted[(int) Math.ceil(place)]) / 2;
        }
    }

    public Spread {
        rows = List.copyOf(rows);
    }

    double percent(double value) {
        var top = rows.stream()
                .filter(Row::known)
                .mapToDouble(row -> row.five().getLast())
                .max()
                .orElse(0);
        return top <= 0 ? 0 : Math.round(1000.0 * Math.max(0, value) / top) / 10.0;
    }

    List<Row> byMiddle() {
        return rows.stream()
                .filter(Row::known)
                .sorted(Comparator.comparingDouble(Row::middle))
                .toList();
    }
}
