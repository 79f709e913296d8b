package org.tousaidants.platform.charts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// « Courbe » — amounts over time, one line for each series. A missing value leaves a gap, and a changed
/// definition cuts the line.
///
/// @param share whether the amounts are percentages: the axis then goes from 0 to 100
public record LineChart(String unit, List<String> times, List<Series> series, List<Integer> breaks, boolean share)
        implements Chart {
    static final int LEFT = 84;
    static final int RIGHT = 560;
    static final int TOP = 40;
    static final int BOTTOM = 236;
    private static final int LABEL_HEIGHT = 18;
    private static final AxisScale WHOLE = new AxisScale(25, 4);

    /// « Série » — one amount for each time.
    public record Series(String name, List<ChartValue> amounts) {
        public Series {
            amounts = List.copyOf(amounts);
        }
    }

    /// A mark on an axis: its position and its label.
    record Mark(double at, String label, String anchor) {}

    public LineChart {
        times = List.copyOf(times);
        series = List.copyOf(series);
        breaks = List.copyOf(breaks);
        for (var one : series)
            if (one.amounts().size() != times.size())
                throw new IllegalArgumentException("« " + one.name() + " » has "
                        + one.amounts().size() + " amounts for " + times.size() + " times");
    }

    /// One series without a break.
    public static LineChart of(String unit, List<ChartValue> amounts) {
        return of(unit, amounts, List.of(), false);
    }

    /// One series, cut where the definition changed.
    public static LineChart of(String unit, List<ChartValue> amounts, List<Integer> breaks, boolean share) {
        return new LineChart(
                unit,
                amounts.stream().map(ChartValue::label).toList(),
                List.of(new Series(unit, amounts)),
                breaks,
                share);
    }

    @Override
    public List<ChartValue> amounts() {
        return series.stream().flatMap(one -> one.amounts().stream()).toList();
    }

    AxisScale scale() {
        return share
                ? WHOLE
                : AxisScale.upTo(known().mapToDouble(ChartValue::value).max().orElse(0));
    }

    double x(int time) {
        return times.size() < 2 ? (LEFT + RIGHT) / 2.0 : LEFT + (RIGHT - LEFT) * (double) time / (times.size() - 1);
    }

    double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * Math.max(0, value) / scale().top();
    }

    /// The labels of the first, the middle and the last time; more would not fit on a phone.
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

    /// The line as a path: a gap where an amount is missing or hidden, a cut where the definition changed.
    String path(Series line) {
        var path = new StringBuilder();
        var drawing = false;
        for (var time = 0; time < times.size(); time++) {
            var amount = line.amounts().get(time);
            if (breaks.contains(time)) drawing = false;
            if (amount.known())
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x(time), y(amount.value())));
            drawing = amount.known();
        }
        return path.toString();
    }

    /// An SVG path with a point for each known amount: lines of length zero with round ends.
    String dots(Series line) {
        var dots = new StringBuilder();
        for (var time = 0; time < times.size(); time++) {
            var amount = line.amounts().get(time);
            if (amount.known()) dots.append(String.format(Locale.ROOT, "M%.1f %.1fh0", x(time), y(amount.value())));
        }
        return dots.toString();
    }

    /// The horizontal positions at which the definition of the figure changed: each is between the last time under
    /// the old definition and the first time under the new definition.
    List<Double> cuts() {
        return breaks.stream()
                .filter(time -> time > 0 && time < times.size())
                .map(time -> (x(time - 1) + x(time)) / 2)
                .toList();
    }

    /// Where the value of the last known point is; empty where the value of an earlier line is too near to read both.
    Optional<LastValueLabel> last(Series line) {
        var own = end(line);
        for (var other : series) {
            if (other.equals(line)) return own;
            var near = end(other);
            if (own.isPresent()
                    && near.isPresent()
                    && Math.abs(own.get().y() - near.get().y()) < LABEL_HEIGHT) return Optional.empty();
        }
        return own;
    }

    private Optional<LastValueLabel> end(Series line) {
        for (var time = times.size() - 1; time >= 0; time--) {
            var amount = line.amounts().get(time);
            if (amount.known()) return Optional.of(new LastValueLabel(x(time), y(amount.value()), amount.value()));
        }
        return Optional.empty();
    }

    record LastValueLabel(double x, double y, double value) {}

    boolean drawn() {
        return amounts().stream().anyMatch(ChartValue::known);
    }

    private Stream<ChartValue> known() {
        return amounts().stream().filter(ChartValue::known);
    }
}
