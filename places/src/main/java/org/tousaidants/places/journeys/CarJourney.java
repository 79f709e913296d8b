package org.tousaidants.places.journeys;

import java.util.Optional;
import java.util.OptionalInt;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.EstimatedTravelTime;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.platform.maps.LandDistanceCalculator;

/// « Trajet en voiture » — the journey by car from a point of a commune to another point.
///
/// @param metres length of the way if the basis is [TravelTimeBasis#LAND], otherwise of the straight line
/// @param minutes duration in whole minutes; empty if no way is known, or beyond [#LONGEST_MINUTES]
/// @param around whether the way is longer than the straight line, because of a bridge or a ferry
public record CarJourney(double metres, OptionalInt minutes, TravelTimeBasis basis, boolean around) {
    public static final int LONGEST_MINUTES = 90;

    /// « Fondement » — the data from which the minutes are derived.
    public enum TravelTimeBasis {
        ROADS,
        /// The minutes are estimated along neighbouring communes, with bridges and ferries.
        LAND,
        /// Water separates the two points, and no bridge or ferry is known; there are no minutes.
        WATER,
        /// The contours of the communes are unknown; pages show the kilometres and no minutes.
        STRAIGHT_LINE
    }

    public CarJourney(double metres, OptionalInt minutes, TravelTimeBasis basis) {
        this(metres, minutes, basis, false);
    }

    public boolean estimated() {
        return basis != TravelTimeBasis.ROADS;
    }

    /// Estimates a journey by car without road data.
    ///
    /// @param from the commune that contains the point `start`
    /// @param to the end of the journey
    public static CarJourney estimate(Communes communes, Commune from, GeoPoint start, GeoPoint to) {
        return towards(communes, from.departement(), to).from(from, start);
    }

    /// Prepares the estimation of many journeys from communes of a département to the same point, without road
    /// data.
    ///
    /// @param to the point to which all journeys lead
    public static JourneyDestination towards(Communes communes, String departement, GeoPoint to) {
        var land = LandDistanceCalculator.of(departement, communes);
        return new JourneyDestination(to, land, land.flatMap(ways -> ways.at(to)));
    }

    /// « Destination » — a point to which many journeys are estimated.
    ///
    /// @param land the land distances of the département; empty if contours are unknown
    /// @param commune INSEE code of the commune whose contours contain the point; empty if unknown
    public record JourneyDestination(GeoPoint to, Optional<LandDistanceCalculator> land, Optional<String> commune) {
        public CarJourney from(Commune from, GeoPoint start) {
            var straight = start.metresTo(to);
            if (land.isEmpty() || commune.isEmpty())
                return new CarJourney(straight, wholeMinutes(straight, 0), TravelTimeBasis.STRAIGHT_LINE);
            return land.get()
                    .detour(from.code(), commune.get())
                    .map(detour -> {
                        var metres = straight + detour.metres();
                        return new CarJourney(
                                metres,
                                wholeMinutes(metres, detour.ferryMinutes()),
                                TravelTimeBasis.LAND,
                                detour.metres() > 0);
                    })
                    .orElseGet(() -> new CarJourney(straight, OptionalInt.empty(), TravelTimeBasis.WATER));
        }
    }

    private static OptionalInt wholeMinutes(double metres, int ferry) {
        var minutes = EstimatedTravelTime.carMinutes(metres) + ferry;
        return minutes > LONGEST_MINUTES ? OptionalInt.empty() : OptionalInt.of((int) Math.max(1, Math.round(minutes)));
    }
}
