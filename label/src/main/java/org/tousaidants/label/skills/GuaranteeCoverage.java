package org.tousaidants.label.skills;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.EstimatedTravelTime;
import org.tousaidants.places.travel.Journey;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.ServiceGuarantee.Measure;

/// « Couverture » — computes the distance of each commune to the nearest one in which a person with the
/// guarantee's profile helps: from centre to centre. Pure.
///
/// @param from one entry for each inhabited commune of the territory
public record GuaranteeCoverage(ServiceGuarantee guarantee, List<From> from) {
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

    public static boolean measures(ServiceGuarantee guarantee) {
        return guarantee.measure().equals(MEASURE);
    }

    /// @param helping codes of the communes in which each person helps; unknown codes are ignored
    /// @param journeys how far one commune is from another
    public static GuaranteeCoverage of(
            ServiceGuarantee guarantee,
            List<Commune> inhabited,
            Iterable<String> helping,
            Communes communes,
            BiFunction<Commune, Commune, Journey> journeys) {
        var there = new LinkedHashMap<String, Commune>();
        for (var code : helping) communes.byCode(code).ifPresent(one -> there.putIfAbsent(code, one));
        return new GuaranteeCoverage(
                guarantee,
                inhabited.stream()
                        .map(commune -> there.containsKey(commune.code())
                                ? new From(commune, Optional.of(commune), 0)
                                : nearest(commune, there.values(), journeys))
                        .toList());
    }

    private static From nearest(
            Commune commune, Collection<Commune> where, BiFunction<Commune, Commune, Journey> journeys) {
        var nearest = new From(commune, Optional.empty(), NEVER);
        for (var one : where) {
            // A straight line is never longer than the way.
            if (EstimatedTravelTime.carMinutes(commune.centre().metresTo(one.centre())) > nearest.minutes() + 1)
                continue;
            var minutes = minutes(journeys.apply(commune, one));
            if (minutes < nearest.minutes()) nearest = new From(commune, Optional.of(one), minutes);
        }
        return nearest;
    }

    /// Beyond the longest journey, the nearest is still named.
    private static double minutes(Journey journey) {
        if (journey.minutes().isPresent()) return journey.minutes().getAsInt();
        return journey.basis() == Journey.Basis.WATER
                ? NEVER
                : Math.max(Journey.LONGEST_MINUTES + 1, Math.ceil(EstimatedTravelTime.carMinutes(journey.metres())));
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
