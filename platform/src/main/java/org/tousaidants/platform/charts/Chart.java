package org.tousaidants.platform.charts;

import java.util.List;

/// « Graphique » — a chart of one of the types below; `chart.jte` renders them all.
public sealed interface Chart permits Bars, Curve, Spread, Lorenz {
    /// The unit of the amounts, such as « lieux », for the table.
    String unit();

    static Bars bars(String unit, List<Amount> amounts) {
        return new Bars(unit, amounts);
    }

    /// A line chart with one series and no change of definition.
    static Curve line(String unit, List<Amount> amounts) {
        return Curve.of(unit, amounts);
    }
}
