package org.tousaidants.core.suppression;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/// « Attaque » — computes the conclusions that an attacker can draw about a hidden count from all published counts
/// and sums, knowing that no count is negative. It solves a linear program over the connected hidden counts.
public final class DisclosureRiskCheck {
    private static final double ROUNDING = 1e-4;
    private static final int STEPS = 400;

    private final PublishedCounts publishedCounts;
    private final SumEquationSystem equations;
    private final Set<Integer> hidden;
    /// Indexes of hidden counts that an attacker cannot bound closely, as an earlier proof has shown. Such a
    /// proof remains valid when more counts are hidden.
    private final Set<Integer> doubted = new HashSet<>();

    /// Starts an attack based on the counts that are not in `hidden`. The caller may add to `hidden` later.
    public DisclosureRiskCheck(PublishedCounts publishedCounts, Set<Integer> hidden) {
        this(publishedCounts, new SumEquationSystem(publishedCounts), hidden);
    }

    DisclosureRiskCheck(PublishedCounts publishedCounts, SumEquationSystem equations, Set<Integer> hidden) {
        this.publishedCounts = publishedCounts;
        this.equations = equations;
        this.hidden = hidden;
    }

    public HiddenCountBounds on(int cell) {
        var together = equations.together(cell, Integer.MAX_VALUE, hidden::contains);
        return new HiddenCountBounds(
                best(cell, together, false, Optional.empty()), best(cell, together, true, Optional.empty()));
    }

    /// Returns whether an attacker can bound a hidden count too closely, as defined by
    /// [HiddenCountBounds#tells]. For most counts this is decided without a linear program.
    ///
    /// @param cell index of the count
    /// @param secrecy rule for small counts
    public boolean tells(int cell, PrimarySuppression secrecy) {
        if (doubted.contains(cell) || exchanged(cell, secrecy)) return false;
        var together = equations.together(cell, Integer.MAX_VALUE, hidden::contains);
        var most = best(cell, together, true, Optional.of(secrecy));
        if (new HiddenCountBounds(publishedCounts.count(cell), most).tells(secrecy))
            return new HiddenCountBounds(best(cell, together, false, Optional.empty()), most).tells(secrecy);
        return false;
    }

    /// Returns whether a hidden count could be much larger if other hidden counts changed too, while all
    /// published sums remain correct.
    ///
    /// @param cell index of the count
    /// @param secrecy rule that states how much larger
    private boolean exchanged(int cell, PrimarySuppression secrecy) {
        var much = secrecy.reach(publishedCounts.count(cell));
        var found = new HiddenCountExchange(publishedCounts, equations, much, hidden::contains, _ -> 0, STEPS)
                .raising(cell);
        found.ifPresent(moved -> moved.forEach((one, way) -> {
            if (way > 0 && secrecy.reach(publishedCounts.count(one)) <= much) doubted.add(one);
        }));
        return found.isPresent();
    }

    private double best(int wanted, Set<Integer> together, boolean most, Optional<PrimarySuppression> secrecy) {
        var model = new ExpressionsBasedModel();
        var variables = new HashMap<Integer, Variable>();
        for (var cell : together) {
            var variable = model.newVariable("x" + cell).lower(0);
            variables.put(cell, variable);
            if (cell == wanted) variable.weight(1);
        }
        for (int sum : equations.around(together)) {
            // The published counts of the sum become a constant on the other side of the equation.
            var known = 0L;
            var expression = model.newExpression("sum" + sum);
            var cells = equations.cells(sum);
            for (var i = 0; i < cells.length; i++) {
                var variable = variables.get(cells[i]);
                if (variable == null) known += equations.signs(sum)[i] * publishedCounts.count(cells[i]);
                else expression.set(variable, equations.signs(sum)[i]);
            }
            expression.level(-known);
        }
        var result = most ? model.maximise() : model.minimise();
        if (!result.getState().isFeasible()) return most ? Double.POSITIVE_INFINITY : 0;
        if (result.getState().isOptimal() && secrecy.isPresent())
            variables.forEach((cell, variable) -> {
                var value = variable.getValue();
                var guess = value == null ? 0 : value.doubleValue() - ROUNDING;
                if (!new HiddenCountBounds(publishedCounts.count(cell), guess).tells(secrecy.get())) doubted.add(cell);
            });
        return result.getState().isOptimal() ? result.getValue() : most ? Double.POSITIVE_INFINITY : 0;
    }
}
