package org.tousaidants.core.suppression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// « Échange » — searches for hidden counts that can rise and fall together while every published sum remains
/// correct, so that the sums do not reveal them. The search is greedy, sum by sum; if it fails, a linear program may
/// still find such counts.
final class HiddenCountExchange {
    private static final int MOST_MOVED = 30;
    private static final int TRIED = 4;

    private final PublishedCounts publishedCounts;
    private final SumEquationSystem equations;
    private final IntPredicate may;
    private final IntToDoubleFunction price;
    private final long much;
    private final Map<Integer, Integer> moved = new LinkedHashMap<>();
    /// For each sum, the difference between its value in the exchange and its published value, in multiples of
    /// `much`.
    private final int[] off;
    private int wrong;
    private int steps;
    private double cost;
    private double least = Double.POSITIVE_INFINITY;
    private @Nullable Map<Integer, Integer> best;

    private record ExchangeStep(int cell, int way, int worse, double price) {}

    /// Prepares the search for an exchange.
    ///
    /// @param much amount by which the counts change
    /// @param may counts that may change
    /// @param price price of changing a count
    /// @param steps maximum number of steps of the search
    HiddenCountExchange(
            PublishedCounts publishedCounts,
            SumEquationSystem equations,
            long much,
            IntPredicate may,
            IntToDoubleFunction price,
            int steps) {
        this.publishedCounts = publishedCounts;
        this.equations = equations;
        this.much = much;
        this.may = may;
        this.price = price;
        this.steps = steps;
        off = new int[equations.count()];
    }

    /// Returns the cheapest exchange in which one count rises: 1 for each count that rises and -1 for each count
    /// that falls, by index. Empty if no exchange was found.
    ///
    /// @param cell index of the count that must rise
    Optional<Map<Integer, Integer>> raising(int cell) {
        move(cell, 1);
        moved.put(cell, 1);
        look();
        return Optional.ofNullable(best);
    }

    private void move(int cell, int way) {
        var sums = equations.sumsOf(cell);
        var signs = equations.signsOf(cell);
        for (var i = 0; i < sums.length; i++) {
            var before = off[sums[i]];
            var now = off[sums[i]] = before + way * signs[i];
            if (before == 0 && now != 0) wrong++;
            if (before != 0 && now == 0) wrong--;
        }
    }

    private void look() {
        if (wrong == 0) {
            least = cost;
            best = new LinkedHashMap<>(moved);
            return;
        }
        if (moved.size() >= MOST_MOVED) return;
        for (var step : next()) {
            if (steps-- <= 0 || cost + step.price() >= least) return;
            moved.put(step.cell(), step.way());
            cost += step.price();
            move(step.cell(), step.way());
            look();
            move(step.cell(), -step.way());
            cost -= step.price();
            moved.remove(step.cell());
        }
    }

    /// Returns the possible next changes: those that correct one sum whose value still differs from its
    /// published value. The shortest such sum is chosen.
    private List<ExchangeStep> next() {
        var sum = -1;
        for (var cell : moved.keySet())
            for (var one : equations.sumsOf(cell))
                if (off[one] != 0 && (sum < 0 || equations.cells(one).length < equations.cells(sum).length)) sum = one;
        var found = new ArrayList<ExchangeStep>();
        var cells = equations.cells(sum);
        var signs = equations.signs(sum);
        for (var i = 0; i < cells.length; i++) {
            var cell = cells[i];
            if (!may.test(cell) || moved.containsKey(cell)) continue;
            var way = -Integer.signum(off[sum]) * Integer.signum(signs[i]);
            if (way < 0 && publishedCounts.count(cell) < much) continue;
            found.add(new ExchangeStep(cell, way, worse(cell, way), price.applyAsDouble(cell)));
        }
        found.sort(Comparator.comparingInt(ExchangeStep::worse)
                .thenComparingDouble(ExchangeStep::price)
                .thenComparingInt(ExchangeStep::cell));
        return found.size() > TRIED ? found.subList(0, TRIED) : found;
    }

    private int worse(int cell, int way) {
        var sums = equations.sumsOf(cell);
        var signs = equations.signsOf(cell);
        var worse = 0;
        for (var i = 0; i < sums.length; i++) worse += Math.abs(off[sums[i]] + way * signs[i]) - Math.abs(off[sums[i]]);
        return worse;
    }
}
