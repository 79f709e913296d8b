package org.tousaidants.platform.charts;

import java.util.List;

/// « Graphique » — one of the chart types; `chart.jte` renders all of them, [ChartFiles] gives them as files.
public sealed interface Chart permits Bars, Parts, Curve {
    int MOST_PARTS = 4;

    /// The unit of the amounts, « lieux », for the axis and the table.
    String unit();

    /// Every amount, in the order of the chart.
    List<Amount> amounts();

    /// Bars on a scale from zero to a round number above the largest amount.
    static Bars bars(String unit, List<Amount> amounts) {
        return new Bars(unit, amounts, false);
    }

    /// Percentages, from 0 to 100.
    static Bars shares(String unit, List<Amount> amounts) {
        return new Bars(unit, amounts, true);
    }

    /// The parts of a whole, as one bar; more parts than the eye tells apart are bars from 0 to 100.
    static Chart parts(String unit, List<Amount> amounts) {
        var parts = new Parts(unit, amounts);
        return parts.drawn() ? parts : shares(parts.shareUnit(), parts.shares());
    }

    /// One line without a break.
    static Curve line(String unit, List<Amount> amounts) {
        return Curve.of(unit, amounts);
    }
}
