package org.tousaidants.label.skills;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.journeys.AccessMeasure;
import org.tousaidants.places.journeys.Journeys;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.ServiceGuarantee.Measure;

/// « Couverture » — computes the way of each commune to the nearest one in which a person with the guarantee's
/// profile helps: from centre to centre. A guarantee in minutes is not measurable where no road is known; the
/// communes too far as the crow flies are then known all the same. Pure.
///
/// @param from one entry for each inhabited commune of the territory
public record GuaranteeCoverage(ServiceGuarantee guarantee, AccessMeasure measure, List<From> from) {
    private static final String MEASURE = "minutes-au-plus-proche";
    private static final Comparator<From> WORST_FIRST = Comparator.comparingInt(
                    (From one) -> one.commune().population())
            .reversed()
            .thenComparing(one -> one.commune().code());

    /// « Depuis une commune » — a commune and its nearest helper.
    ///
    /// @param nearest the commune in which a person helps; empty if no way to one is known
    /// @param way infinite if there is none
    public record From(Commune commune, Optional<Commune> nearest, double way) {
        Measure measured() {
            return new Measure(way, commune.population());
        }
    }

    /// Whether the guarantee is about the way to a helper.
    public static boolean measures(ServiceGuarantee guarantee) {
        return guarantee.measure().equals(MEASURE);
    }

    /// @param helping codes of the communes in which each person helps; unknown codes are ignored
    public static GuaranteeCoverage of(
            ServiceGuarantee guarantee,
            List<Commune> inhabited,
            Iterable<String> helping,
            Communes communes,
            Journeys journeys) {
        return of(
                guarantee,
                inhabited,
                helping,
                communes,
                inhabited.isEmpty()
                        ? AccessMeasure.KILOMETRES
                        : journeys.measure(inhabited.getFirst().departement()),
                journeys::way);
    }

    static GuaranteeCoverage of(
            ServiceGuarantee guarantee,
            List<Commune> inhabited,
            Iterable<String> helping,
            Communes communes,
            AccessMeasure measure,
            ToDoubleBiFunction<Commune, Commune> ways) {
        var there = new LinkedHashMap<String, Commune>();
        for (var code : helping) communes.byCode(code).ifPresent(one -> there.putIfAbsent(code, one));
        return new GuaranteeCoverage(
                guarantee,
                measure,
                inhabited.stream()
                        .map(commune -> there.containsKey(commune.code())
                                ? new From(commune, Optional.of(commune), 0)
                                : nearest(commune, there.values(), ways))
                        .toList());
    }

    private static From nearest(Commune commune, Collection<Commune> where, ToDoubleBiFunction<Commune, Commune> ways) {
        var nearest = new From(commune, Optional.empty(), Double.POSITIVE_INFINITY);
        for (var one : where) {
            var way = ways.applyAsDouble(commune, one);
            if (way < nearest.way()) nearest = new From(commune, Optional.of(one), way);
        }
        return nearest;
    }

    /// Empty where the guarantee cannot be measured by its sentence.
    public Optional<List<Measure>> measures() {
        return measure.straight()
                ? Optional.empty()
                : Optional.of(from.stream().map(From::measured).toList());
    }

    /// The share of the inhabitants for whom it is kept; empty where it cannot be measured.
    OptionalDouble percent() {
        return measures()
                .map(all -> OptionalDouble.of(guarantee.keptPercent(all)))
                .orElseGet(OptionalDouble::empty);
    }

    boolean holds() {
        return percent().orElse(-1) >= guarantee.share();
    }

    /// The communes in which the guarantee is not kept, or that are too far as the crow flies; the most populated
    /// first.
    public List<From> missing() {
        return from.stream()
                .filter(one -> measure.straight()
                        ? one.way() > measure.limit()
                        : guarantee.keptPercent(List.of(new Measure(one.way(), 1))) < 100)
                .sorted(WORST_FIRST)
                .toList();
    }

    public static long inhabitants(List<From> some) {
        return some.stream().mapToLong(one -> one.commune().population()).sum();
    }
}
