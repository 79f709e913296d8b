package org.tousaidants.core.suppression;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/// « Suppression secondaire » — hides the small counts. Then, for each hidden count that an attacker could still
/// bound too closely, it hides the cheapest other counts that protect it, until nothing is revealed.
public final class SmallCountSuppression {
    private static final double MOVED = 1e-6;
    private static final int STEPS = 300;
    /// Maximum distance, in sums, at which the first search looks for counts that protect a small count. The
    /// distance is the number of sums that connect two counts.
    private static final int NEAR = 3;

    private final PublishedCounts publishedCounts;
    private final PrimarySuppression secrecy;
    private final SumEquationSystem equations;

    private SmallCountSuppression(PublishedCounts publishedCounts, PrimarySuppression secrecy) {
        this.publishedCounts = publishedCounts;
        this.secrecy = secrecy;
        this.equations = new SumEquationSystem(publishedCounts);
    }

    public static SecondarySuppression of(PublishedCounts publishedCounts, PrimarySuppression secrecy) {
        return of(publishedCounts, secrecy, Set.of());
    }

    /// Returns the counts to hide.
    ///
    /// @param before counts hidden by an earlier publication: they remain hidden, but cannot protect other
    /// counts
    public static SecondarySuppression of(
            PublishedCounts publishedCounts, PrimarySuppression secrecy, Set<Integer> before) {
        return new SmallCountSuppression(publishedCounts, secrecy).hide(before);
    }

    private SecondarySuppression hide(Set<Integer> before) {
        var small = IntStream.range(0, publishedCounts.counts().size())
                .filter(cell -> secrecy.small(publishedCounts.count(cell)))
                .boxed()
                .toList();
        var hidden = new TreeSet<>(small);
        hidden.addAll(before);
        hidden.removeAll(publishedCounts.shown());
        var exposed = new TreeSet<Integer>();
        for (var cell : small) if (publishedCounts.shown().contains(cell)) exposed.add(cell);
        // Each hidden count is checked once, because hiding further counts later can only widen its bounds.
        var attack = new DisclosureRiskCheck(publishedCounts, equations, hidden);
        for (var cell : small)
            while (!exposed.contains(cell) && attack.tells(cell, secrecy)) {
                var cover = cover(cell, hidden);
                if (cover.isEmpty() || !hidden.addAll(cover.get())) exposed.add(cell);
            }
        return new SecondarySuppression(hidden, exposed);
    }

    private Optional<Set<Integer>> cover(int cell, Set<Integer> hidden) {
        return exchanged(cell, hidden)
                .or(() -> cover(cell, hidden, NEAR, false))
                .or(() -> cover(cell, hidden, Integer.MAX_VALUE, false))
                // If hiding other counts above zero cannot protect the count, zeros may be hidden
                // too.
                .or(() -> cover(cell, hidden, Integer.MAX_VALUE, true));
    }

    /// Returns counts that protect a hidden count, found by the fast search; empty if it finds none. A few
    /// counts are nearly always sufficient, while a linear program over a whole département would be a thousand
    /// times slower.
    ///
    /// @param cell index of the hidden count
    private Optional<Set<Integer>> exchanged(int cell, Set<Integer> hidden) {
        return new HiddenCountExchange(
                        publishedCounts,
                        equations,
                        secrecy.reach(publishedCounts.count(cell)),
                        one -> !fixed(one, hidden, false),
                        one -> price(one, hidden),
                        STEPS)
                .raising(cell)
                .map(Map::keySet);
    }

    /// Returns whether an attacker knows a count: it is published, or it is a zero and zeros may not be hidden.
    ///
    /// @param cell index of the count
    /// @param zeros whether zeros may be hidden
    private boolean fixed(int cell, Set<Integer> hidden, boolean zeros) {
        return publishedCounts.shown().contains(cell)
                || publishedCounts.count(cell) == 0 && !zeros && !hidden.contains(cell);
    }

    private double price(int cell, Set<Integer> hidden) {
        return hidden.contains(cell) ? 0 : 1 + Math.log1p(publishedCounts.count(cell));
    }

    /// Returns the cheapest counts to hide so that a hidden count could be large enough while all published sums
    /// remain correct; empty if there are none.
    ///
    /// @param wanted index of the hidden count
    /// @param sumsAway maximum number of sums between the hidden count and the counts to hide
    /// @param zeros whether zeros may be hidden
    private Optional<Set<Integer>> cover(int wanted, Set<Integer> hidden, int sumsAway, boolean zeros) {
        var cells = equations.together(wanted, sumsAway, _ -> true);
        var model = new ExpressionsBasedModel();
        var up = new HashMap<Integer, Variable>();
        var down = new HashMap<Integer, Variable>();
        for (var cell : cells) {
            if (fixed(cell, hidden, zeros)) continue;
            var count = publishedCounts.count(cell);
            var price = price(cell, hidden);
            up.put(cell, model.newVariable("u" + cell).lower(0).weight(price));
            down.put(cell, model.newVariable("d" + cell).lower(0).upper(count).weight(price));
        }
        var raised = up.get(wanted);
        var lowered = down.get(wanted);
        if (raised == null || lowered == null) return Optional.empty();
        raised.lower(secrecy.reach(publishedCounts.count(wanted)));
        lowered.upper(0);
        for (int sum : equations.around(cells)) {
            var expression = model.newExpression("sum" + sum);
            var those = equations.cells(sum);
            for (var i = 0; i < those.length; i++) {
                var higher = up.get(those[i]);
                var lower = down.get(those[i]);
                if (higher == null || lower == null) continue;
                expression.set(higher, equations.signs(sum)[i]);
                expression.set(lower, -equations.signs(sum)[i]);
            }
            expression.level(0);
        }
        var result = model.minimise();
        if (!result.getState().isOptimal()) return Optional.empty();
        var moved = new HashSet<Integer>();
        for (var cell : up.keySet()) if (value(up, cell) > MOVED || value(down, cell) > MOVED) moved.add(cell);
        return Optional.of(moved);
    }

    private static double value(Map<Integer, Variable> variables, int cell) {
        var variable = variables.get(cell);
        return variable == null || variable.getValue() == null
                ? 0
                : variable.getValue().doubleValue();
    }
}
