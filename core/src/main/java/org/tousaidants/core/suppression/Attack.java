package org.tousaidants.core.suppression;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/// « Attaque » — what a person who knows every published count, every sum, and that no count is below zero, can say
/// of a hidden one. A linear program over the hidden counts that hang together.
public final class Attack {
    private static final double ROUNDING = 1e-4;
    private static final int STEPS = 400;

    private final Publication publication;
    private final Equations equations;
    private final Set<Integer> hidden;
    /// Counts of which some guess that fits all that is known is already far enough from the truth: what is hidden
    /// later takes no guess away.
    private final Set<Integer> doubted = new HashSet<>();

    /// `hidden` may grow afterwards.
    public Attack(Publication publication, Set<Integer> hidden) {
        this(publication, new Equations(publication), hidden);
    }

    Attack(Publication publication, Equations equations, Set<Integer> hidden) {
        this.publication = publication;
        this.equations = equations;
        this.hidden = hidden;
    }

    public Bounds on(int cell) {
        var together = equations.together(cell, Integer.MAX_VALUE, hidden::contains);
        return new Bounds(best(cell, together, false, Optional.empty()), best(cell, together, true, Optional.empty()));
    }

    /// The same as [Bounds#tells], mostly without a program: no guess is below the least and above the truth.
    public boolean tells(int cell, Secrecy secrecy) {
        if (doubted.contains(cell) || exchanged(cell, secrecy)) return false;
        var together = equations.together(cell, Integer.MAX_VALUE, hidden::contains);
        var most = best(cell, together, true, Optional.of(secrecy));
        if (new Bounds(publication.count(cell), most).tells(secrecy))
            return new Bounds(best(cell, together, false, Optional.empty()), most).tells(secrecy);
        return false;
    }

    /// Whether hidden counts that move together let this one rise out of sight.
    private boolean exchanged(int cell, Secrecy secrecy) {
        var much = secrecy.reach(publication.count(cell));
        var found = new Exchange(publication, equations, much, hidden::contains, _ -> 0, STEPS).raising(cell);
        found.ifPresent(moved -> moved.forEach((one, way) -> {
            if (way > 0 && secrecy.reach(publication.count(one)) <= much) doubted.add(one);
        }));
        return found.isPresent();
    }

    private double best(int wanted, Set<Integer> together, boolean most, Optional<Secrecy> secrecy) {
        var model = new ExpressionsBasedModel();
        var variables = new HashMap<Integer, Variable>();
        for (var cell : together) {
            var variable = model.newVariable("x" + cell).lower(0);
            variables.put(cell, variable);
            if (cell == wanted) variable.weight(1);
        }
        for (int sum : equations.around(together)) {
            // What is shown of the sum stands on the other side.
            var known = 0L;
            var expression = model.newExpression("sum" + sum);
            var cells = equations.cells(sum);
            for (var i = 0; i < cells.length; i++) {
                var variable = variables.get(cells[i]);
                if (variable == null) known += equations.signs(sum)[i] * publication.count(cells[i]);
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
                if (!new Bounds(publication.count(cell), guess).tells(secrecy.get())) doubted.add(cell);
            });
        return result.getState().isOptimal() ? result.getValue() : most ? Double.POSITIVE_INFINITY : 0;
    }
}
