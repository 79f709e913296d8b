package org.tousaidants.label.skills;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.NearestPoint;
import org.tousaidants.places.directory.Place;

/// « Portée » — finds, for each commune, the nearest of some places, as the crow flies from the centre of the
/// commune. Pure. A place without coordinates is left out; the harvest usually gives it the centre of its
/// commune, flagged as such.
record NearestPlaces(List<Place> offering, List<From> from) {
    private static final Comparator<From> WORST_FIRST = Comparator.comparingInt(
                    (From f) -> f.commune().population())
            .reversed()
            .thenComparing(f -> f.commune().code());

    /// « Depuis une commune » — the nearest place and its distance in metres; empty if no place offers the
    /// skill.
    record From(Commune commune, Optional<Place> nearest, double metres) {
        boolean within(int km) {
            return metres <= km * 1000.0;
        }
    }

    static NearestPlaces of(List<Commune> communes, List<Place> offering) {
        var placed =
                offering.stream().filter(place -> place.point().isPresent()).toList();
        var nearest = NearestPoint.of(
                placed.stream().map(place -> place.point().orElseThrow()).toList());
        var from = communes.stream()
                .map(commune -> {
                    var found = nearest.to(commune.centre());
                    return found.isPresent()
                            ? from(commune, placed.get(found.getAsInt()))
                            : new From(commune, Optional.empty(), Double.POSITIVE_INFINITY);
                })
                .toList();
        return new NearestPlaces(List.copyOf(offering), from);
    }

    /// The communes without such a place within this many kilometres, the most populated first.
    List<From> beyond(int km) {
        return from.stream().filter(f -> !f.within(km)).sorted(WORST_FIRST).toList();
    }

    static long inhabitants(List<From> some) {
        return some.stream().mapToLong(f -> f.commune().population()).sum();
    }

    private static From from(Commune commune, Place place) {
        return new From(
                commune,
                Optional.of(place),
                commune.centre().metresTo(place.point().orElseThrow()));
    }
}
