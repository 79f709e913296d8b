package org.tousaidants.platform.charts;

import java.util.List;

/// « Graphique » — one of the few shapes that the network draws; `chart.jte` shows any of them.
public sealed interface Chart permits Bars, Curve, Spread, Lorenz {
    /// What the amounts are, « lieux », for the table.
    String unit();

    static Bars bars(String unit, List<Amount> amounts) {
        return new Bars(unit, amounts);
    }

    /// One line without a break.
    static Curve line(String unit, List<Amount> amounts) {
        return Curve.of(unit, amounts);
    }

    static Spread spread(String unit, List<Spread.Row> rows) {
        return new Spread(unit, rows);
    }

    static Lorenz lorenz(String unit, List<Lorenz.Holding> holdings) {
        return Lorenz.over(unit, holdings);
    }
}
