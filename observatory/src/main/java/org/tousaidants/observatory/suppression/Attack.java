package org.tousaidants.observatory.suppression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/// « Attaque » — what somebody who knows every published count, every sum, and that no count is below zero, can say of
/// a hidden one. A linear program over the hidden counts that hang together.
public final class Attack {
    private final Publication publication;
    private final Set<Integer> hidden;
    private final Map<Integer, List<Publication.Sum>> sumsOf = new HashMap<>();

    /// `hidden` may grow afterwards.
    public Attack(Publication publication, Set<Integer> hidden) {
        this.publication = publication;
        this.hidden = hidden;
        for (var sum : publication.sums())
            for (var cell : sum.cells())
                sumsOf.computeIfAbsent(cell, any -> new ArrayList<>()).add(sum);
    }

    public Bounds on(int cell) {
        var together = together(cell);
        return new Bounds(best(cell, together, false), best(cell, together, true));
    }

    /// The same as [Bounds#tells], mostly without the least: no guess is below it and above the truth.
    boolean tells(int cell, Secrecy secrecy) {
        var together = together(cell);
        var most = best(cell, together, true);
        if (new Bounds(publication.count(cell), most).tells(secrecy))
            return new Bounds(best(cell, together, false), most).tells(secrecy);
        return false;
    }

    private double best(int wanted, Set<Integer> together, boolean most) {
        var model = new ExpressionsBasedModel();
        var variables = new HashMap<Integer, Variable>();
        for (var cell : together) {
            var variable = model.newVariable("x" + cell).lower(0);
            variables.put(cell, variable);
            if (cell == wanted) variable.weight(1);
        }
        var sums = new HashSet<Publication.Sum>();
        for (var cell : together) sums.addAll(sumsOf.getOrDefault(cell, List.of()));
        for (var sum : sums) {
            // What is shown of the sum stands on the other side.
            var known = 0L;
            var expression = model.newExpression("sum" + sum.total() + "-" + sum.hashCode());
            for (var cell : sum.cells()) {
                var variable = variables.get(cell);
                if (variable == null) known += sum.sign(cell) * publication.count(cell);
                else expression.set(variable, sum.sign(cell));
            }
            expression.level(-known);
        }
        var result = most ? model.maximise() : model.minimise();
        if (!result.getState().isFeasible()) return most ? Double.POSITIVE_INFINITY : 0;
        return result.getState().isOptimal() ? result.getValue() : most ? Double.POSITIVE_INFINITY : 0;
    }

    /// The hidden counts that a chain of sums ties to this one.
    private Set<Integer> together(int start) {
        var seen = new TreeSet<>(Set.of(start));
        var next = new ArrayDeque<>(Set.of(start));
        while (!next.isEmpty())
            for (var sum : sumsOf.getOrDefault(next.removeFirst(), List.of()))
                for (var cell : sum.cells()) if (hidden.contains(cell) && seen.add(cell)) next.add(cell);
        return seen;
    }
}
