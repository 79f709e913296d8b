package org.tousaidants.outreach.remoteness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.outreach.remoteness.CommuneAccessMeasurements.AccessToHelpMeasurement;
import org.tousaidants.outreach.siting.CapacitatedSitingProblem;
import org.tousaidants.outreach.siting.CapacitatedSitingSearch;
import org.tousaidants.outreach.siting.SiteMedianProblem;
import org.tousaidants.outreach.siting.SiteMedianSearch;
import org.tousaidants.outreach.siting.SiteMedianSolution;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;

/// « Scénario d’implantation » — a plan in which existing places remain, some places open, and some communes are
/// excluded. Each inhabitant costs the way to their place, or nine times the limit of the measure (three hours, 90
/// kilometres) if no place receives them, so that a plan always exists. It has no side effects.
///
/// @param opened communes in which a place opens
/// @param gainers communes whose way changes, sorted by inhabitants × way, descending
/// @param alone number of inhabitants without a place within the longest way and the capacities
/// @param ways ways by commune, before and after
record PlaceSitingScenario(
        SiteMedianSolution plan,
        double meanBefore,
        double meanAfter,
        long[] beyond,
        List<Commune> opened,
        List<CommuneDistanceGain> gainers,
        int gaining,
        long alone,
        int threshold,
        ScenarioDistances ways) {
    /// « Chemins d’un plan » — the ways by commune before and after a plan.
    record ScenarioDistances(DistanceToHelpMeasure measure, double[] before, double[] after) {}

    private static final int NODES = 400;
    /// Maximum number of branch-and-bound nodes if places have prices. It is low, because each node then
    /// improves the bound less.
    private static final int BRANCHES = 12;
    /// Difference between the cost of a plan and its lower bound that is accepted, as a fraction of the cost. It
    /// is so small that a person at the page would not notice a better plan.
    private static final double NEAR = 0.001;
    private static final int SHOWN = 20;
    private static final int UNSERVED_LIMITS = 9;
    private static final double WORST_SHARE = 0.9;
    private static final double FIRST = 100;

    double[] before() {
        return ways.before;
    }

    double[] after() {
        return ways.after;
    }

    DistanceToHelpMeasure measure() {
        return ways.measure;
    }

    /// Returns the length of the way that is assumed for a person whom no place receives: nine times the limit
    /// of the measure.
    static int unserved(DistanceToHelpMeasure measure) {
        return UNSERVED_LIMITS * measure.limit();
    }

    long beyondBefore() {
        return beyond[0];
    }

    long beyondAfter() {
        return beyond[1];
    }

    record CommuneDistanceGain(Commune commune, double before, double now) {
        double worth() {
            return commune.population() * (before - now);
        }
    }

    static PlaceSitingScenario of(AccessToHelpMeasurement measured, PlaceSitingRequest wish) {
        var communes = measured.communes();
        var n = communes.size();
        var measure = measured.measure();
        int none = unserved(measure);
        var ways = new double[n][n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                ways[i][j] = Math.min(
                        none, measured.way(communes.get(i), communes.get(j).centre()));
        var today = today(measured);
        stands(measured, ways);
        var kept = new boolean[n];
        var forbidden = new boolean[n];
        var stay = 0;
        for (var i = 0; i < n; i++) {
            var code = communes.get(i).code();
            forbidden[i] = wish.closed().contains(code);
            kept[i] = today.containsKey(code) && !forbidden[i];
            if (kept[i]) stay++;
            if (wish.wanted().contains(code) && !forbidden[i]) kept[i] = true;
        }
        var before = new double[n];
        for (var i = 0; i < n; i++) {
            before[i] = Double.POSITIVE_INFINITY;
            for (var j = 0; j < n; j++)
                if (today.containsKey(communes.get(j).code())) before[i] = Math.min(before[i], ways[i][j]);
        }
        var threshold = wish.fair() ? worst(communes, before) : 0;
        var unit = new double[n][n];
        int farthest = wish.most().orElse(Integer.MAX_VALUE);
        for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) unit[i][j] = ways[i][j] > farthest ? none : ways[i][j];
        if (wish.fair())
            for (var row : unit) for (var j = 0; j < n; j++) row[j] += FIRST * Math.max(0, row[j] - threshold);
        var unserved = none + (wish.fair() ? FIRST * Math.max(0, none - threshold) : 0);
        var open = Math.min(stay + wish.open(), (int)
                IntStream.range(0, n).filter(j -> !forbidden[j]).count());
        SiteMedianSolution plan;
        var after = new double[n];
        long alone = 0;
        var counted = wish.purse()
                .filter(PlaceSitingRequest.SitingBudgetRequest::counts)
                .isPresent();
        var capacity = communes.stream()
                .mapToDouble(one -> wish.capacity()
                        .map(each -> (double) each * Math.max(1, today.getOrDefault(one.code(), 1)))
                        .orElse(Double.POSITIVE_INFINITY))
                .toArray();
        var problem = new CapacitatedSitingProblem(
                unit,
                communes.stream().mapToDouble(Commune::population).toArray(),
                capacity,
                open,
                kept,
                forbidden,
                unserved,
                purse(wish, communes, today));
        if (wish.capacity().isPresent()) {
            plan = counted
                    ? CapacitatedSitingSearch.solve(problem, NEAR, BRANCHES)
                    : CapacitatedSitingSearch.solve(problem);
            after = CapacitatedSitingSearch.minutes(problem, plan.sites(), ways, none);
            alone = CapacitatedSitingSearch.unserved(problem, plan.sites());
        } else {
            plan = counted ? CapacitatedSitingSearch.solve(problem, NEAR, BRANCHES) : medians(communes, problem);
            for (var i = 0; i < n; i++) {
                after[i] = Double.POSITIVE_INFINITY;
                for (var j : plan.sites()) after[i] = Math.min(after[i], ways[i][j]);
                if (after[i] > farthest) alone += communes.get(i).population();
            }
        }
        return told(measured, plan, today.keySet(), new ScenarioDistances(measure, before, after), alone, threshold);
    }

    private static SiteMedianSolution medians(List<Commune> communes, CapacitatedSitingProblem problem) {
        var n = communes.size();
        var cost = new double[n][n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                cost[i][j] = problem.cost()[i][j] * communes.get(i).population();
        return SiteMedianSearch.prove(
                new SiteMedianProblem(cost, problem.open(), problem.kept(), problem.forbidden(), false), NEAR, NODES);
    }

    /// Replaces the ways to communes with existing places: they lead to the nearest place and not to the centre
    /// of its commune. The plan thus begins with the same ways as the page about access to help shows.
    ///
    /// @param ways ways from commune to commune
    private static void stands(AccessToHelpMeasurement measured, double[][] ways) {
        var communes = measured.communes();
        var at = new HashMap<Integer, List<Place>>();
        for (var place : measured.places())
            IntStream.range(0, communes.size())
                    .boxed()
                    .min(Comparator.comparingDouble(
                            j -> communes.get(j).centre().metresTo(place.point().orElseThrow())))
                    .ifPresent(
                            j -> at.computeIfAbsent(j, _ -> new ArrayList<>()).add(place));
        at.forEach((j, places) -> {
            for (var i = 0; i < ways.length; i++) {
                var commune = communes.get(i);
                ways[i][j] = places.stream()
                        .mapToDouble(one -> measured.way(commune, one.point().orElseThrow()))
                        .reduce(unserved(measured.measure()), Math::min);
            }
        });
    }

    /// Returns the current number of places by code of commune.
    static Map<String, Integer> today(AccessToHelpMeasurement measured) {
        var today = new HashMap<String, Integer>();
        for (var place : measured.places())
            measured.communes().stream()
                    .min(Comparator.comparingDouble(
                            one -> one.centre().metresTo(place.point().orElseThrow())))
                    .ifPresent(one -> today.merge(one.code(), 1, Integer::sum));
        return today;
    }

    /// Returns the prices and the budget of the siting problem. An existing place has the price zero.
    private static CapacitatedSitingProblem.SitingBudget purse(
            PlaceSitingRequest wish, List<Commune> communes, Map<String, Integer> today) {
        var counting = wish.purse().filter(PlaceSitingRequest.SitingBudgetRequest::counts);
        return new CapacitatedSitingProblem.SitingBudget(
                communes.stream()
                        .mapToDouble(one -> today.containsKey(one.code())
                                ? 0
                                : counting.map(all -> all.price(one.code())).orElse(0))
                        .toArray(),
                counting.flatMap(PlaceSitingRequest.SitingBudgetRequest::budget)
                        .map(Double::valueOf)
                        .orElse(Double.POSITIVE_INFINITY));
    }

    private static PlaceSitingScenario told(
            AccessToHelpMeasurement measured,
            SiteMedianSolution plan,
            java.util.Set<String> today,
            ScenarioDistances ways,
            long alone,
            int threshold) {
        var communes = measured.communes();
        var people = 0.0;
        double sumBefore = 0, sumAfter = 0;
        var beyond = new long[2];
        var gains = new ArrayList<CommuneDistanceGain>();
        for (var i = 0; i < communes.size(); i++) {
            var population = communes.get(i).population();
            people += population;
            sumBefore += ways.before[i] * population;
            sumAfter += ways.after[i] * population;
            var before = ways.measure.rounded(ways.before[i]);
            var after = ways.measure.rounded(ways.after[i]);
            if (before > ways.measure.limit()) beyond[0] += population;
            if (after > ways.measure.limit()) beyond[1] += population;
            if (before != after && !today.isEmpty()) gains.add(new CommuneDistanceGain(communes.get(i), before, after));
        }
        gains.sort(Comparator.comparingDouble((CommuneDistanceGain one) -> -Math.abs(one.worth())));
        var opened = new ArrayList<Commune>();
        for (var j : plan.sites()) if (!today.contains(communes.get(j).code())) opened.add(communes.get(j));
        return new PlaceSitingScenario(
                plan,
                people == 0 ? 0 : sumBefore / people,
                people == 0 ? 0 : sumAfter / people,
                beyond,
                opened,
                gains.stream().limit(SHOWN).toList(),
                gains.size(),
                alone,
                threshold,
                ways);
    }

    /// Returns the length that nine tenths of the inhabitants' ways do not exceed today. If there is no place,
    /// returns a value without effect.
    ///
    /// @param ways today's way of each commune
    private static int worst(List<Commune> communes, double[] ways) {
        var inhabitants = communes.stream().mapToLong(Commune::population).sum();
        var sorted = IntStream.range(0, communes.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> ways[i]))
                .toList();
        var sum = 0L;
        for (int i : sorted) {
            sum += communes.get(i).population();
            if (sum >= WORST_SHARE * inhabitants) return Double.isInfinite(ways[i]) ? 0 : (int) Math.ceil(ways[i]);
        }
        return 0;
    }
}
