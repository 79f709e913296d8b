package org.tousaidants.platform.charts;

import java.util.ArrayList;
import java.util.List;

/// Chooses round tick values for an axis that starts at zero: at most five steps, each of 1, 2 or 5 times a power of
/// ten.
///
/// @param step distance between two ticks
/// @param steps number of steps
record ChartAxisScale(double step, int steps) {
    static ChartAxisScale upTo(double most) {
        if (most <= 0) return new ChartAxisScale(1, 1);
        var power = Math.pow(10, Math.floor(Math.log10(most)) - 1);
        for (var factor : new double[] {1, 2, 5, 10, 20, 50}) {
            var steps = (int) Math.ceil(most / (factor * power) - 1e-9);
            if (steps <= 5) return new ChartAxisScale(factor * power, Math.max(1, steps));
        }
        return new ChartAxisScale(most, 1);
    }

    double top() {
        return step * steps;
    }

    List<Double> marks() {
        var marks = new ArrayList<Double>();
        // Rounded, because floating-point sums would give 0.30000000000000004.
        for (var i = 0; i <= steps; i++) marks.add(Math.round(i * step * 1e9) / 1e9);
        return marks;
    }
}
