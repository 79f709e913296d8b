package org.tousaidants.places.journeys;

import java.util.Optional;
import java.util.OptionalInt;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.EstimatedTravelTime;
import org.tousaidants.core.territory.Point;
import org.tousaidants.platform.maps.LandDistanceCalculator;

/// « Trajet en voiture » — from a point of a commune to another point.
///
/// @param metres along the way where its basis is [Basis#LAND], else of the straight line
/// @param minutes whole; empty when no way is known, or beyond [#LONGEST_MINUTES]
/// @param around whether it is longer than the straight line, over a bridge or a ferry
public record Journey(double metres, OptionalInt minutes, Basis basis, boolean around) {
    public static final int LONGEST_MINUTES = 90;

    /// « Fondement » — how the minutes are known.
    public enum Basis {
        ROADS,
        /// Estimated: from commune to commune, over bridges and ferries.
        LAND,
        /// Water stands between, and no bridge or ferry is known.
        WATER,
        /// Without contours: a page shows the kilometres and never the minutes.
        STRAIGHT_LINE
    }

    public Journey(double metres, OptionalInt minutes, Basis basis) {
        this(metres, minutes, basis, false);
    }

    public boolean estimated() {
        return basis != Basis.ROADS;
    }

    /// Estimates a journey without road data.
    ///
    /// @param from the commune of the first point
    public static Journey estimate(Communes communes, Commune from, Point start, Point to) {
        return towards(communes, from.departement(), to).from(from, start);
    }

    /// Without roads, from many communes of a département to the same point.
    public static Destination towards(Communes communes, String departement, Point to) {
        var land = LandDistanceCalculator.of(departement, communes);
        return new Destination(to, land, land.flatMap(ways -> ways.at(to)));
    }

    /// « Destination »
    ///
    /// @param land the ways of the département; empty without contours
    /// @param commune in whose contours the point is
    public record Destination(Point to, Optional<LandDistanceCalculator> land, Optional<String> commune) {
        public Journey from(Commune from, Point start) {
            var straight = start.metresTo(to);
            if (land.isEmpty() || commune.isEmpty())
                return new Journey(straight, wholeMinutes(straight, 0), Basis.STRAIGHT_LINE);
            return land.get()
                    .detour(from.code(), commune.get())
                    .map(detour -> {
                        var metres = straight + detour.metres();
                        return new Journey(
                                metres, wholeMinutes(metres, detour.ferryMinutes()), Basis.LAND, detour.metres() > 0);
                    })
                    .orElseGet(() -> new Journey(straight, OptionalInt.empty(), Basis.WATER));
        }
    }

    private static OptionalInt wholeMinutes(double metres, int ferry) {
        var minutes = EstimatedTravelTime.carMinutes(metres) + ferry;
        return minutes > LONGEST_MINUTES ? OptionalInt.empty() : OptionalInt.of((int) Math.max(1, Math.round(minutes)));
    }
}
