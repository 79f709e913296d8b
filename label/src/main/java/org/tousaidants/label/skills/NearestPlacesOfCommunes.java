package org.tousaidants.label.skills;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.NearestPointFinder;
import org.tousaidants.places.directory.Place;

/// « Portée » — finds, for each commune, the nearest of some given places, as the crow flies from the centre of the
/// commune. A place without coordinates is omitted. The import of the directory usually gives such a place the
/// centre of its commune, marked as inexact. It has no side effects.
record NearestPlacesOfCommunes(List<Place> offering, List<NearestPlaceOfCommune> from) {
    private static final Comparator<NearestPlaceOfCommune> WORST_FIRST = Comparator.comparingInt(
                    (NearestPlaceOfCommune f) -> f.commune().population())
            .reversed()
            .thenComparing(f -> f.commune().code());

    /// « Depuis une commune » — the nearest place and its distance in metres.
    ///
    /// @param nearest nearest place; empty if no place offers the skill
    /// @param metres distance in metres
    record NearestPlaceOfCommune(Commune commune, Optional<Place> nearest, double metres) {
        boolean within(int km) {
            return metres <= km * 1000.0;
        }
    }

    static NearestPlacesOfCommunes of(List<Commune> communes, List<Place> offering) {
        var placed =
                offering.stream().filter(place -> place.point().isPresent()).toList();
        var nearest = NearestPointFinder.of(
                placed.stream().map(place -> place.point().orElseThrow()).toList());
        var from = communes.stream()
                .map(commune -> {
                    var found = nearest.to(commune.centre());
                    return found.isPresent()
                            ? from(commune, placed.get(found.getAsInt()))
                            : new NearestPlaceOfCommune(commune, Optional.empty(), Double.POSITIVE_INFINITY);
                })
                .toList();
        return new NearestPlacesOfCommunes(List.copyOf(offering), from);
    }

    /// Returns the communes with no given place within this number of kilometres; the commune with the most
    /// inhabitants is first.
    List<NearestPlaceOfCommune> beyond(int km) {
        return from.stream().filter(f -> !f.within(km)).sorted(WORST_FIRST).toList();
    }

    static long inhabitants(List<NearestPlaceOfCommune> some) {
        return some.stream().mapToLong(f -> f.commune().population()).sum();
    }

    private static NearestPlaceOfCommune from(Commune commune, Place place) {
        return new NearestPlaceOfCommune(
                commune,
                Optional.of(place),
                commune.centre().metresTo(place.point().orElseThrow()));
    }
}
