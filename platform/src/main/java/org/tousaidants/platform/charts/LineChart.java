package org.tousaidants.platform.charts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// « Courbe » — a line chart of amounts over time, with one line for each series. A missing value leaves a gap, and
/// a changed definition cuts the line.
///
/// @param breaks indexes of the times at which the definition changed
/// @param share whether the amounts are percentages, so that the axis goes from 0 to 100
public record LineChart(
        String unit, List<String> times, List<LineChartSeries> series, List<Integer> breaks, boolean share)
        implements Chart {
    static final int LEFT = 84;
    static final int RIGHT = 560;
    static final int TOP = 40;
    static final int BOTTOM = 236;
    private static final int LABEL_HEIGHT = 18;
    private static final ChartAxisScale WHOLE = new ChartAxisScale(25, 4);

    /// « Série » — the amounts of one line of a chart, one for each time.
    ///
    /// @param name name of the series in the legend
    public record LineChartSeries(String name, List<ChartValue> amounts) {
        public LineChartSeries {
            amounts = List.copyOf(amounts);
        }
    }

    /// A mark on the time axis.
    ///
    /// @param at horizontal position
    /// @param anchor side of the position on which the label is written
    record LineChartTick(double at, String label, String anchor) {}

    public LineChart {
        times = List.copyOf(times);
        series = List.copyOf(series);
        breaks = List.copyOf(breaks);
        for (var one : series)
            if (one.amounts().size() != times.size())
                throw new IllegalArgumentException("« " + one.name() + " » has "
                        + one.amounts().size() + " amounts for " + times.size() + " times");
    }

    /// Returns a line chart with one series, for a figure whose definition did not change.
    public static LineChart of(String unit, List<ChartValue> amounts) {
        return of(unit, amounts, List.of(), false);
    }

    /// Returns a line chart with one series, which is cut where the definition of the figure changed.
    public static LineChart of(String unit, List<ChartValue> amounts, List<Integer> breaks, boolean share) {
        return new LineChart(
                unit,
                amounts.stream().map(ChartValue::label).toList(),
                List.of(new LineChartSeries(unit, amounts)),
                breaks,
                share);
    }

    @Override
    public List<ChartValue> amounts() {
        return series.stream().flatMap(one -> one.amounts().stream()).toList();
    }

    ChartAxisScale scale() {
        return share
                ? WHOLE
                : ChartAxisScale.upTo(
                        known().mapToDouble(ChartValue::value).max().orElse(0));
    }

    double x(int time) {
        return times.size() < 2 ? (LEFT + RIGHT) / 2.0 : LEFT + (RIGHT - LEFT) * (double) time / (times.size() - 1);
    }

    double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * Math.max(0, value) / scale().top();
    }

    /// Returns the marks for the first, the middle and the last time; more labels would not fit on a phone.
    List<LineChartTick> marks() {
        if (times.isEmpty()) return List.of();
        var last = times.size() - 1;
        var at = new TreeSet<>(List.of(0, last));
        if (last >= 4) at.add(last / 2);
        return at.stream()
                .map(time -> new LineChartTick(
                        x(time),
                        times.get(time),
                        last == 0 ? "middle" : time == 0 ? "start" : time == last ? "end" : "middle"))
                .toList();
    }

    /// Returns the line of a series as an SVG path, with a gap where an amount is missing or hidden, and a cut
    /// where the definition changed.
    String path(LineChartSeries line) {
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

    /// Returns an SVG path with a dot for each known amount. Each dot is a line of length zero with round ends.
    String dots(LineChartSeries line) {
        var dots = new StringBuilder();
        for (var time = 0; time < times.size(); time++) {
            var amount = line.amounts().get(time);
            if (amount.known()) dots.append(String.format(Locale.ROOT, "M%.1f %.1fh0", x(time), y(amount.value())));
        }
        return dots.toString();
    }

    /// Returns the horizontal positions at which the definition of the figure changed: each is between the last
    /// time under the old definition and the first time under the new definition.
    List<Double> cuts() {
        return breaks.stream()
                .filter(time -> time > 0 && time < times.size())
                .map(time -> (x(time - 1) + x(time)) / 2)
                .toList();
    }

    /// Returns the position for the text of the last known value; empty if another series already has its text
    /// so near that both would be unreadable.
    Optional<LastValueLabel> last(LineChartSeries line) {
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

    private Optional<LastValueLabel> end(LineChartSeries line) {
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
