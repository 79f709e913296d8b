package org.tousaidants.skills;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tousaidants.places.Place;
import org.tousaidants.territory.Commune;
import org.tousaidants.territory.Point;

/// « Portée » — for each commune, the nearest of some places, as the crow flies from the centre of the commune. Pure.
/// A place without coordinates is near to nobody: the harvest gives it the centre of its commune, flagged.
record Reach(List<Place> offering, List<From> from) {
    private static final Comparator<From> WORST_FIRST = Comparator.comparingInt(
                    (From f) -> f.commune().population())
            .reversed()
            .thenComparing(f -> f.commune().code());

    /// « Depuis une commune » — the nearest place and its distance in metres; empty when nobody offers it at all.
    record From(Commune commune, Optional<Place> nearest, double metres) {
        boolean within(int km) {
            return metres <= km * 1000.0;
        }
    }

    static Reach of(List<Commune> communes, List<Place> offering) {
        var placed =
                offering.stream().filter(place -> place.point().isPresent()).toList();
        var places = new double[3 * placed.size()];
        for (var i = 0; i < placed.size(); i++) onSphere(placed.get(i).point().orElseThrow(), places, 3 * i);
        var from = new ArrayList<From>(communes.size());
        var here = new double[3];
        for (var commune : communes) {
            onSphere(commune.centre(), here, 0);
            var nearest = -1;
            var best = Double.MAX_VALUE;
            for (var i = 0; i < placed.size(); i++) {
                var x = places[3 * i] - here[0];
                var y = places[3 * i + 1] - here[1];
                var z = places[3 * i + 2] - here[2];
                var chord = x * x + y * y + z * z;
                if (chord < best) {
                    best = chord;
                    nearest = i;
                }
            }
            from.add(
                    nearest < 0
                            ? new From(commune, Optional.empty(), Double.POSITIVE_INFINITY)
                            : from(commune, placed.get(nearest)));
        }
        return new Reach(List.copyOf(offering), List.copyOf(from));
    }

    /// Communes from which none is within so many kilometres, the most peopled first.
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

    /// On the unit sphere the shorter chord is the shorter way: no sine per pair.
    private static void onSphere(Point point, double[] into, int at) {
        var latitude = Math.toRadians(point.latitude());
        var longitude = Math.toRadians(point.longitude());
        into[at] = Math.cos(latitude) * Math.cos(longitude);
        into[at + 1] = Math.cos(latitude) * Math.sin(longitude);
        into[at + 2] = Math.sin(latitude);
    }
}
