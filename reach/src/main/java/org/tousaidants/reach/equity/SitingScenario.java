package org.tousaidants.reach.equity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Travel;
import org.tousaidants.reach.equity.Standings.Measured;
import org.tousaidants.reach.siting.MedianProblem;
import org.tousaidants.reach.siting.Medians;
import org.tousaidants.reach.siting.SitePlan;

/// « Scénario d’implantation » — what is there stays, some open, some communes are out of the question: each inhabitant
/// costs her estimated minutes to the nearest. Pure.
///
/// @param opened communes where one opens
/// @param gainers communes whose way gets shorter, the most inhabitants × minutes first
record SitingScenario(
        SitePlan plan,
        double minutesBefore,
        double minutesAfter,
        long beyondBefore,
        long beyondAfter,
        List<Commune> opened,
        List<Gain> gainers,
        int gaining,
        double[][] minutes) {
    double[] before() {
        return minutes[0];
    }

    double[] after() {
        return minutes[1];
    }

    private static final int NODES = 400;
    private static final int SHOWN = 20;
    private static final int BEYOND = 20;

    record Gain(Commune commune, long before, long now) {
        double worth() {
            return (double) commune.population() * (before - now);
        }
    }

    /// @param wanted codes of communes where one opens whatever it costs
    /// @param closed codes of communes whose places close, or where none may open
    static SitingScenario of(Measured measured, int open, Set<String> closed, Set<String> wanted) {
        var communes = measured.communes();
        var n = communes.size();
        var minutes = new double[n][n];
        var cost = new double[n][n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) {
                minutes[i][j] = Travel.carMinutes(
                        communes.get(i).centre().metresTo(communes.get(j).centre()));
                cost[i][j] = minutes[i][j] * communes.get(i).population();
            }
        var today = new HashSet<String>();
        for (var place : measured.places())
            communes.stream()
                    .min(Comparator.comparingDouble(
                            one -> one.centre().metresTo(place.point().orElseThrow())))
                    .ifPresent(one -> today.add(one.code()));
        var kept = new boolean[n];
        var forbidden = new boolean[n];
        var stay = 0;
        for (var i = 0; i < n; i++) {
            var code = communes.get(i).code();
            forbidden[i] = closed.contains(code);
            kept[i] = today.contains(code) && !forbidden[i];
            if (kept[i]) stay++;
            if (wanted.contains(code) && !forbidden[i]) kept[i] = true;
        }
        var plan = Medians.prove(new MedianProblem(cost, stay + open, kept, forbidden, false), 0.001, NODES);
        var before = new double[n];
        var after = new double[n];
        var people = 0.0;
        double sumBefore = 0, sumAfter = 0;
        long farBefore = 0, farAfter = 0;
        var gains = new ArrayList<Gain>();
        for (var i = 0; i < n; i++) {
            before[i] = Double.POSITIVE_INFINITY;
            after[i] = Double.POSITIVE_INFINITY;
            for (var j = 0; j < n; j++)
                if (today.contains(communes.get(j).code())) before[i] = Math.min(before[i], minutes[i][j]);
            for (var j : plan.sites()) after[i] = Math.min(after[i], minutes[i][j]);
            var population = communes.get(i).population();
            people += population;
            sumBefore += before[i] * population;
            sumAfter += after[i] * population;
            if (before[i] > BEYOND) farBefore += population;
            if (after[i] > BEYOND) farAfter += population;
            if (Math.round(before[i]) != Math.round(after[i]) && !today.isEmpty())
                gains.add(new Gain(communes.get(i), Math.round(before[i]), Math.round(after[i])));
        }
        gains.sort(Comparator.comparingDouble((Gain one) -> -Math.abs(one.worth())));
        var opened = new ArrayList<Commune>();
        for (var j : plan.sites()) if (!today.contains(communes.get(j).code())) opened.add(communes.get(j));
        return new SitingScenario(
                plan,
                people == 0 ? 0 : sumBefore / people,
                people == 0 ? 0 : sumAfter / people,
                farBefore,
                farAfter,
                opened,
                gains.stream().limit(SHOWN).toList(),
                gains.size(),
                new double[][] {before, after});
    }
}
