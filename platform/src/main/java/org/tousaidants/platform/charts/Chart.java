package org.tousaidants.platform.charts;

import java.util.List;

/// « Graphique » — one of the chart types; `chart.jte` renders all of them, [ChartFiles] gives them as files.
public sealed interface Chart permits BarChart, ShareBar, LineChart {
    int MOST_PARTS = 4;

    /// The unit of the amounts, « lieux », for the axis and the table.
    String unit();

    /// Every amount, in the order of the chart.
    List<ChartValue> amounts();

    /// Bars on a scale from zero to a round number above the largest amount.
    static BarChart bars(String unit, List<ChartValue> amounts) {
        return new BarChart(unit, amounts, false);
    }

    /// Percentages, from 0 to 100.
    static BarChart shares(String unit, List<ChartValue> amounts) {
        return new BarChart(unit, amounts, true);
    }

    /// The parts of a whole, as one bar; more parts than the eye tells apart are bars from 0 to 100.
    static Chart parts(String unit, List<ChartValue> amounts) {
        var parts = new ShareBar(unit, amounts);
        return parts.drawn() ? parts : shares(parts.shareUnit(), parts.shares());
    }

    /// One line without a break.
    static LineChart line(String unit, List<ChartValue> amounts) {
        return LineChart.of(unit, amounts);
    }
}
