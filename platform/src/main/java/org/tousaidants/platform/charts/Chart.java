package org.tousaidants.platform.charts;

import java.util.List;

/// « Graphique » — one of the chart types; `chart.jte` renders all of them.
public sealed interface Chart permits Bars, Curve, Spread, Lorenz {
    /// The unit of the amounts, « lieux », for the table.
    String unit();

    static Bars bars(String unit, List<Amount> amounts) {
        return new Bars(unit, amounts);
    }

    /// One line without a break.
    static Curve line(String unit, List<Amount> amounts) {
        return Curve.of(unit, amounts);
    }
}
