package org.tousaidants.platform.charts;

import java.util.List;

/// « Graphique » — one of the chart types; `chart.jte` renders all of them, [ChartFiles] gives them as files.
public sealed interface Chart permits BarChart, ShareBar, LineChart {
    int MOST_PARTS = 4;

    /// The unit of the amounts, « lieux », for the axis and the table.
    String unit();

    /// Every amount, in the order of the chart.
    List<ChartValue> amounts();

    /// A bar chart whose scale goes from zero to a round number above the largest amount of the list.
    static BarChart bars(String unit, List<ChartValue> amounts) {
        return new BarChart(unit, amounts, false);
    }

    /// A bar chart of percentages, with a scale from 0 to 100.
    static BarChart shares(String unit, List<ChartValue> amounts) {
        return new BarChart(unit, amounts, true);
    }

    /// The parts of a whole as one divided bar; too many parts to distinguish become separate bars from 0 to
    /// 100.
    static Chart parts(String unit, List<ChartValue> amounts) {
        var parts = new ShareBar(unit, amounts);
        return parts.drawn() ? parts : shares(parts.shareUnit(), parts.shares());
    }

    /// A line chart with one series, whose definition did not change.
    static LineChart line(String unit, List<ChartValue> amounts) {
        return LineChart.of(unit, amounts);
    }
}
