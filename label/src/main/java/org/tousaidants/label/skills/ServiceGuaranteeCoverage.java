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
import org.tousaidants.places.journeys.CarJourneys;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.ServiceGuarantee.GuaranteeMeasure;

/// « Couverture » — computes the way from the centre of each commune to the centre of the nearest commune in which a
/// person with the profile of the guarantee helps. Without road data a guarantee in minutes cannot be measured, but
/// communes that are too far even as the crow flies are known. It has no side effects.
///
/// @param from one entry for each inhabited commune of the territory
public record ServiceGuaranteeCoverage(
        ServiceGuarantee guarantee, DistanceToHelpMeasure measure, List<NearestHelperOfCommune> from) {
    private static final String MEASURE = "minutes-au-plus-proche";
    private static final Comparator<NearestHelperOfCommune> WORST_FIRST = Comparator.comparingInt(
                    (NearestHelperOfCommune one) -> one.commune().population())
            .reversed()
            .thenComparing(one -> one.commune().code());

    /// « Depuis une commune » — a commune and the nearest helper.
    ///
    /// @param nearest nearest commune in which a person helps; empty if no way to one is known
    /// @param way length of the way in the unit of the measure; infinite if there is none
    public record NearestHelperOfCommune(Commune commune, Optional<Commune> nearest, double way) {
        GuaranteeMeasure measured() {
            return new GuaranteeMeasure(way, commune.population());
        }
    }

    /// Returns whether the guarantee is about the way to a helper.
    public static boolean measures(ServiceGuarantee guarantee) {
        return guarantee.measure().equals(MEASURE);
    }

    /// Computes the coverage of a guarantee.
    ///
    /// @param helping codes of the communes in which each person helps; unknown codes are ignored
    public static ServiceGuaranteeCoverage of(
            ServiceGuarantee guarantee,
            List<Commune> inhabited,
            Iterable<String> helping,
            Communes communes,
            CarJourneys journeys) {
        return of(
                guarantee,
                inhabited,
                helping,
                communes,
                inhabited.isEmpty()
                        ? DistanceToHelpMeasure.KILOMETRES
                        : journeys.measure(inhabited.getFirst().departement()),
                journeys::way);
    }

    static ServiceGuaranteeCoverage of(
            ServiceGuarantee guarantee,
            List<Commune> inhabited,
            Iterable<String> helping,
            Communes communes,
            DistanceToHelpMeasure measure,
            ToDoubleBiFunction<Commune, Commune> ways) {
        var there = new LinkedHashMap<String, Commune>();
        for (var code : helping) communes.byCode(code).ifPresent(one -> there.putIfAbsent(code, one));
        return new ServiceGuaranteeCoverage(
                guarantee,
                measure,
                inhabited.stream()
                        .map(commune -> there.containsKey(commune.code())
                                ? new NearestHelperOfCommune(commune, Optional.of(commune), 0)
                                : nearest(commune, there.values(), ways))
                        .toList());
    }

    private static NearestHelperOfCommune nearest(
            Commune commune, Collection<Commune> where, ToDoubleBiFunction<Commune, Commune> ways) {
        var nearest = new NearestHelperOfCommune(commune, Optional.empty(), Double.POSITIVE_INFINITY);
        for (var one : where) {
            var way = ways.applyAsDouble(commune, one);
            if (way < nearest.way()) nearest = new NearestHelperOfCommune(commune, Optional.of(one), way);
        }
        return nearest;
    }

    /// Returns the measurements of the guarantee. Empty if it cannot be measured in the unit that its sentence
    /// states.
    public Optional<List<GuaranteeMeasure>> measures() {
        return measure.straight()
                ? Optional.empty()
                : Optional.of(
                        from.stream().map(NearestHelperOfCommune::measured).toList());
    }

    /// Returns the percentage of the inhabitants for whom the guarantee is kept; empty if it cannot be measured.
    OptionalDouble percent() {
        return measures()
                .map(all -> OptionalDouble.of(guarantee.keptPercent(all)))
                .orElseGet(OptionalDouble::empty);
    }

    boolean holds() {
        return percent().orElse(-1) >= guarantee.share();
    }

    /// Returns the communes in which the guarantee is not kept, or that are too far as the crow flies; the most
    /// populated is first.
    public List<NearestHelperOfCommune> missing() {
        return from.stream()
                .filter(one -> measure.straight()
                        ? one.way() > measure.limit()
                        : guarantee.keptPercent(List.of(new GuaranteeMeasure(one.way(), 1))) < 100)
                .sorted(WORST_FIRST)
                .toList();
    }

    public static long inhabitants(List<NearestHelperOfCommune> some) {
        return some.stream().mapToLong(one -> one.commune().population()).sum();
    }
}
