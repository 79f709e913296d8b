package org.tousaidants.platform.charts;

import java.util.List;

/// « Graphique » — a chart of any type. `chart.jte` renders it on a page, [ChartFiles] offers it as files.
public sealed interface Chart permits BarChart, ShareBarChart, LineChart {
    int MOST_PARTS = 4;

    /// Returns the unit of the amounts in the plural, such as « lieux », for the axis and the table.
    String unit();

    /// Returns all amounts in the order of the chart.
    List<ChartValue> amounts();

    /// Returns a bar chart whose axis goes from zero to a round number above the largest amount.
    static BarChart bars(String unit, List<ChartValue> amounts) {
        return new BarChart(unit, amounts, false);
    }

    /// Returns a bar chart of percentages, whose axis goes from 0 to 100.
    static BarChart shares(String unit, List<ChartValue> amounts) {
        return new BarChart(unit, amounts, true);
    }

    /// Returns the parts of a whole as one divided bar; if there are too many parts to distinguish, returns one
    /// bar for each part, with an axis from 0 to 100.
    static Chart parts(String unit, List<ChartValue> amounts) {
        var parts = new ShareBarChart(unit, amounts);
        return parts.drawn() ? parts : shares(parts.shareUnit(), parts.shares());
    }

    /// Returns a line chart with one series, for a figure whose definition did not change.
    static LineChart line(String unit, List<ChartValue> amounts) {
        return LineChart.of(unit, amounts);
    }
}
