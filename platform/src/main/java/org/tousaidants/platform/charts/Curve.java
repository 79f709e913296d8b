package org.tousaidants.platform.charts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// « Courbe » — a line chart: amounts over time, one line per series. A missing value leaves a gap, and a
/// change of definition interrupts the line.
public record Curve(String unit, List<String> times, List<Series> series, List<Integer> breaks) implements Chart {
    private static final int LEFT = 84;
    private static final int RIGHT = 620;
    private static final int TOP = 20;
    private static final int BOTTOM = 236;

    /// « Série » — one amount for each point in time.
    public record Series(String name, List<Amount> amounts) {
        public Series {
            amounts = List.copyOf(amounts);
        }
    }

    /// A mark on an axis: its position and its label.
    record Mark(double at, String label, String anchor) {}

    public Curve {
        times = List.copyOf(times);
        series = List.copyOf(series);
        breaks = List.copyOf(breaks);
        for (var one : series)
            if (one.amounts().size() != times.size())
                throw new IllegalArgumentException("« " + one.name() + " » has "
                        + one.amounts().size() + " amounts for " + times.size() + " times");
    }

    /// A line chart with one series and no change of definition.
    public static Curve of(String unit, List<Amount> amounts) {
        return new Curve(
                unit, amounts.stream().map(Amount::label).toList(), List.of(new Series(unit, amounts)), List.of());
    }

    Scale scale() {
        return Scale.upTo(known().mapToDouble(Amount::value).max().orElse(0));
    }

    double x(int time) {
        return times.size() < 2 ? (LEFT + RIGHT) / 2.0 : LEFT + (RIGHT - LEFT) * (double) time / (times.size() - 1);
    }

    double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * Math.max(0, value) / scale().top();
    }

    /// The labels of the time axis: first, middle and last, which fit on a phone.
    List<Mark> marks() {
        if (times.isEmpty()) return List.of();
        var last = times.size() - 1;
        var at = new TreeSet<>(List.of(0, last));
        if (last >= 4) at.add(last / 2);
        return at.stream()
                .map(time -> new Mark(
                        x(time),
                        times.get(time),
                        last == 0 ? "middle" : time == 0 ? "start" : time == last ? "end" : "middle"))
                .toList();
    }

    /// The SVG path of a series, with a gap at a missing or hidden amount and at a change of definition.
    String path(Series one) {
        var path = new StringBuilder();
        var drawing = false;
        for (var time = 0; time < times.size(); time++) {
            var amount = one.amounts().get(time);
            if (breaks.contains(time)) drawing = false;
            if (amount.known())
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x(time), y(amount.value())));
            drawing = amount.known();
        }
        return path.toString();
    }

    /// The SVG path of the points: each known amount is a line of length zero with round ends.
    String dots(Series one) {
        var dots = new StringBuilder();
        for (var time = 0; time < times.size(); time++) {
            var amount = one.amounts().get(time);
            if (amount.known()) dots.append(String.format(Locale.ROOT, "M%.1f %.1fh0", x(time), y(amount.value())));
        }
        return dots.toString();
    }

    /// The positions of changes of definition, each half way between two points in time.
    List<Double> cuts() {
        return breaks.stream()
                .filter(time -> time > 0 && time < times.size())
                .map(time -> (x(time - 1) + x(time)) / 2)
                .toList();
    }

    Optional<Amount> first() {
        return lone().filter(Amount::known).findFirst();
    }

    Optional<Amount> last() {
        return lone().filter(Amount::known).reduce((earlier, later) -> later);
    }

    Optional<Amount> most() {
        return lone().filter(Amount::known).max(Comparator.comparingDouble(Amount::value));
    }

    private Stream<Amount> lone() {
        return series.isEmpty() ? Stream.of() : series.getFirst().amounts().stream();
    }

    private Stream<Amount> known() {
        return series.stream().flatMap(one -> one.amounts().stream()).filter(Amount::known);
    }
}
