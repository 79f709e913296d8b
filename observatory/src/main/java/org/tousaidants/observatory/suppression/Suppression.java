package org.tousaidants.observatory.suppression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/// « Suppression secondaire » — hides the small counts, then, for each that an attacker could still bound too well, the
/// cheapest others whose doubt covers it, until nothing is told.
public final class Suppression {
    private static final double MOVED = 1e-6;
    /// How many sums away the covering counts are looked for first: a cycle through two sums of each kind is nearly
    /// always enough, and a program over a whole département is a hundred times dearer.
    private static final int NEAR = 3;

    private final Publication publication;
    private final Secrecy secrecy;
    private final Map<Integer, List<Publication.Sum>> sumsOf = new HashMap<>();

    private Suppression(Publication publication, Secrecy secrecy) {
        this.publication = publication;
        this.secrecy = secrecy;
        for (var sum : publication.sums())
            for (var cell : sum.cells())
                sumsOf.computeIfAbsent(cell, any -> new ArrayList<>()).add(sum);
    }

    public static Hiding of(Publication publication, Secrecy secrecy) {
        return of(publication, secrecy, Set.of());
    }

    /// @param before counts that an earlier publication hid: they stay hidden, and cover for nothing
    public static Hiding of(Publication publication, Secrecy secrecy, Set<Integer> before) {
        return new Suppression(publication, secrecy).hide(before);
    }

    private Hiding hide(Set<Integer> before) {
        var small = IntStream.range(0, publication.counts().size())
                .filter(cell -> secrecy.small(publication.count(cell)))
                .boxed()
                .toList();
        var hidden = new TreeSet<>(small);
        hidden.addAll(before);
        hidden.removeAll(publication.shown());
        var exposed = new TreeSet<Integer>();
        for (var cell : small) if (publication.shown().contains(cell)) exposed.add(cell);
        // What is hidden later only widens what is bounded now: each count is looked at once.
        var attack = new Attack(publication, hidden);
        for (var cell : small)
            while (!exposed.contains(cell) && attack.tells(cell, secrecy)) {
                var cover = cover(cell, hidden);
                if (cover.isEmpty() || !hidden.addAll(cover.get())) exposed.add(cell);
            }
        return new Hiding(hidden, exposed);
    }

    private Optional<Set<Integer>> cover(int cell, Set<Integer> hidden) {
        var near = within(cell, NEAR);
        return cover(cell, hidden, near, false)
                .or(() -> cover(cell, hidden, within(cell, Integer.MAX_VALUE), false))
                // A zero may have to be doubted too.
                .or(() -> cover(cell, hidden, within(cell, Integer.MAX_VALUE), true));
    }

    /// The cheapest counts that move with this one when it is raised out of sight and every sum still holds.
    private Optional<Set<Integer>> cover(int wanted, Set<Integer> hidden, Set<Integer> cells, boolean zeros) {
        var model = new ExpressionsBasedModel();
        var up = new HashMap<Integer, Variable>();
        var down = new HashMap<Integer, Variable>();
        for (var cell : cells) {
            var count = publication.count(cell);
            var fixed = publication.shown().contains(cell) || count == 0 && !zeros && !hidden.contains(cell);
            if (fixed) continue;
            var price = hidden.contains(cell) ? 0 : 1 + Math.log1p(count);
            up.put(cell, model.newVariable("u" + cell).lower(0).weight(price));
            down.put(cell, model.newVariable("d" + cell).lower(0).upper(count).weight(price));
        }
        var raised = up.get(wanted);
        var lowered = down.get(wanted);
        if (raised == null || lowered == null) return Optional.empty();
        raised.lower(secrecy.reach(publication.count(wanted)));
        lowered.upper(0);
        var sums = new HashSet<Publication.Sum>();
        for (var cell : cells) sums.addAll(sumsOf.getOrDefault(cell, List.of()));
        for (var sum : sums) {
            var expression = model.newExpression("sum" + sum.total() + "-" + sum.hashCode());
            for (var cell : sum.cells()) {
                var higher = up.get(cell);
                var lower = down.get(cell);
                if (higher == null || lower == null) continue;
                expression.set(higher, sum.sign(cell));
                expression.set(lower, -sum.sign(cell));
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

    private Set<Integer> within(int start, int sumsAway) {
        var seen = new TreeSet<>(Set.of(start));
        var edge = Set.of(start);
        for (var step = 0; step < sumsAway && !edge.isEmpty(); step++) {
            var next = new TreeSet<Integer>();
            for (var cell : edge)
                for (var sum : sumsOf.getOrDefault(cell, List.of()))
                    for (var other : sum.cells()) if (seen.add(other)) next.add(other);
            edge = next;
        }
        return seen;
    }
}
