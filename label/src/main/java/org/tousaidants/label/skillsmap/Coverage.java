package org.tousaidants.label.skillsmap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.Nearest;
import org.tousaidants.core.territory.Travel;
import org.tousaidants.label.rules.Guarantee;
import org.tousaidants.label.rules.Guarantee.Measure;

/// « Couverture » — how far each commune is from the nearest commune where a person helps whom a guarantee asks for:
/// from centre to centre, by an estimate that knows no road. Pure. The one measure of the guarantees that a network
/// can make today.
///
/// @param from each inhabited commune of the territory
public record Coverage(Guarantee guarantee, List<From> from) {
    private static final String MEASURE = "minutes-au-plus-proche";
    /// Farther than any threshold: no helper can be reached.
    private static final double NEVER = 1e9;

    private static final Comparator<From> WORST_FIRST = Comparator.comparingInt(
                    (From one) -> one.commune().population())
            .reversed()
            .thenComparing(one -> one.commune().code());

    /// « Depuis une commune ».
    ///
    /// @param nearest where a person helps; empty: it is done nowhere
    public record From(Commune commune, Optional<Commune> nearest, double minutes) {
        Measure measure() {
            return new Measure(minutes, commune.population());
        }
    }

    public static boolean measures(Guarantee guarantee) {
        return guarantee.measure().equals(MEASURE);
    }

    /// @param helping the communes where they help, by code; what is not a commune is left out
    public static Coverage of(
            Guarantee guarantee, List<Commune> inhabited, Iterable<String> helping, Communes communes) {
        var there = new LinkedHashMap<String, Commune>();
        for (var code : helping) communes.byCode(code).ifPresent(one -> there.putIfAbsent(code, one));
        var where = List.copyOf(there.values());
        var nearest = Nearest.of(where.stream().map(Commune::centre).toList());
        var from = new ArrayList<From>(inhabited.size());
        for (var commune : inhabited)
            if (there.containsKey(commune.code())) from.add(new From(commune, Optional.of(commune), 0));
            else {
                var found = nearest.to(commune.centre());
                from.add(
                        found.isEmpty()
                                ? new From(commune, Optional.empty(), NEVER)
                                : new From(
                                        commune,
                                        Optional.of(where.get(found.getAsInt())),
                                        Travel.carMinutes(commune.centre()
                                                .metresTo(where.get(found.getAsInt())
                                                        .centre()))));
            }
        return new Coverage(guarantee, List.copyOf(from));
    }

    public List<Measure> measures() {
        return from.stream().map(From::measure).toList();
    }

    double percent() {
        return guarantee.keptPercent(measures());
    }

    boolean holds() {
        return percent() >= guarantee.share();
    }

    /// Where the guarantee does not hold, the most peopled first.
    public List<From> missing() {
        return from.stream()
                .filter(one -> guarantee.keptPercent(List.of(new Measure(one.minutes(), 1))) < 100)
                .sorted(WORST_FIRST)
                .toList();
    }

    static long inhabitants(List<From> some) {
        return some.stream().mapToLong(one -> one.commune().population()).sum();
    }
}
