package org.tousaidants.platform.charts;

import java.util.ArrayList;
import java.util.List;

/// Chooses round tick values for an axis from zero: at most five steps of 1, 2 or 5 times a power of ten.
record AxisScale(double step, int steps) {
    static AxisScale upTo(double most) {
        if (most <= 0) return new AxisScale(1, 1);
        var power = Math.pow(10, Math.floor(Math.log10(most)) - 1);
        for (var factor : new double[] {1, 2, 5, 10, 20, 50}) {
            var steps = (int) Math.ceil(most / (factor * power) - 1e-9);
            if (steps <= 5) return new AxisScale(factor * power, Math.max(1, steps));
        }
        return new AxisScale(most, 1);
    }

    double top() {
        return step * steps;
    }

    List<Double> marks() {
        var marks = new ArrayList<Double>();
        // Rounded, because floating-point sums give 0.30000000000000004.
        for (var i = 0; i <= steps; i++) marks.add(Math.round(i * step * 1e9) / 1e9);
        return marks;
    }
}
