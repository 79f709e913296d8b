package org.tousaidants.label.skills;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.NearestPoint;
import org.tousaidants.core.territory.Travel;
import org.tousaidants.rules.language.Guarantee;
import org.tousaidants.rules.language.Guarantee.Measure;

/// « Couverture » — computes the distance of each commune to the nearest one in which a person with the
/// guarantee's profile helps: from centre to centre, an estimate without roads. Pure.
///
/// @param from one entry for each inhabited commune of the territory
public record Coverage(Guarantee guarantee, List<From> from) {
    private static final String MEASURE = "minutes-au-plus-proche";
    /// In the unit of the guarantee, above any threshold: used if no helper can be reached.
    private static final double NEVER = 1e9;

    private static final Comparator<From> WORST_FIRST = Comparator.comparingInt(
                    (From one) -> one.commune().population())
            .reversed()
            .thenComparing(one -> one.commune().code());

    /// « Depuis une commune » — a commune and its nearest helper.
    ///
    /// @param nearest the commune in which a person helps; empty if there is none
    public record From(Commune commune, Optional<Commune> nearest, double minutes) {
        Measure measure() {
            return new Measure(minutes, commune.population());
        }
    }

    public static boolean measures(Guarantee guarantee) {
        return guarantee.measure().equals(MEASURE);
    }

    /// @param helping codes of the communes in which each person helps; unknown codes are ignored
    public static Coverage of(
            Guarantee guarantee, List<Commune> inhabited, Iterable<String> helping, Communes communes) {
        var there = new LinkedHashMap<String, Commune>();
        for (var code : helping) communes.byCode(code).ifPresent(one -> there.putIfAbsent(code, one));
        var where = List.copyOf(there.values());
        var nearest = NearestPoint.of(where.stream().map(Commune::centre).toList());
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

    /// The communes in which the guarantee is not kept, the most populated first.
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
