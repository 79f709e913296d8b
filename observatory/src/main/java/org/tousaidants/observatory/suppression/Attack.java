package org.tousaidants.observatory.suppression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/// « Attaque » — what somebody who knows every published count, every sum, and that no count is below zero, can say of
/// a hidden one. A linear program over the hidden counts that hang together.
public final class Attack {
    private static final double ROUNDING = 1e-4;

    private final Publication publication;
    private final Set<Integer> hidden;
    private final Map<Integer, List<Publication.Sum>> sumsOf = new HashMap<>();
    /// Counts of which some guess that fits all that is known is already far enough from the truth: what is hidden
    /// later
    /// takes no guess away.
    private final Set<Integer> doubted = new HashSet<>();

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

    /// The same as [Bounds#tells], mostly without a program: no guess is below the least and above the truth.
    boolean tells(int cell, Secrecy secrecy) {
        if (doubted.contains(cell) || exchanged(cell, secrecy)) return false;
        var together = together(cell);
        var most = best(cell, together, true, Optional.of(secrecy));
        if (new Bounds(publication.count(cell), most).tells(secrecy))
            return new Bounds(best(cell, together, false), most).tells(secrecy);
        return false;
    }

    /// Whether a rectangle of four hidden counts lets this one rise out of sight: two give what it and a fourth take.
    private boolean exchanged(int cell, Secrecy secrecy) {
        var more = secrecy.reach(publication.count(cell));
        var own = sumsOf.getOrDefault(cell, List.of());
        for (var along : own)
            for (var across : own) {
                if (along == across) continue;
                for (int giver : along.cells()) {
                    if (giver == cell || !gives(giver, more)) continue;
                    for (int other : across.cells()) {
                        if (other == cell || other == giver || !gives(other, more)) continue;
                        for (int corner : corners(giver, other))
                            if (corner != cell && holds(cell, corner, giver, other)) {
                                doubted.add(cell);
                                return true;
                            }
                    }
                }
            }
        return false;
    }

    private boolean gives(int cell, double much) {
        return hidden.contains(cell) && publication.count(cell) >= much;
    }

    /// Hidden counts that share a sum with each of two.
    private Set<Integer> corners(int one, int other) {
        var found = new HashSet<Integer>();
        for (var sum : sumsOf.getOrDefault(one, List.of()))
            for (int cell : sum.cells())
                if (cell != one && cell != other && hidden.contains(cell))
                    for (var second : sumsOf.getOrDefault(cell, List.of()))
                        if (second != sum && second.cells().contains(other)) found.add(cell);
        return found;
    }

    /// Whether every sum still holds when two counts rise by what two others fall.
    private boolean holds(int up, int upToo, int down, int downToo) {
        var sums = new HashSet<Publication.Sum>();
        for (var cell : List.of(up, upToo, down, downToo)) sums.addAll(sumsOf.getOrDefault(cell, List.of()));
        for (var sum : sums) if (sum.sign(up) + sum.sign(upToo) - sum.sign(down) - sum.sign(downToo) != 0) return false;
        return true;
    }

    private double best(int wanted, Set<Integer> together, boolean most) {
        return best(wanted, together, most, Optional.empty());
    }

    private double best(int wanted, Set<Integer> together, boolean most, Optional<Secrecy> secrecy) {
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
        if (result.getState().isOptimal() && secrecy.isPresent())
            variables.forEach((cell, variable) -> {
                var value = variable.getValue();
                var guess = value == null ? 0 : value.doubleValue() - ROUNDING;
                if (!new Bounds(publication.count(cell), guess).tells(secrecy.get())) doubted.add(cell);
            });
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
