package org.tousaidants.places.journeys;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.directory.PlaceId;

/// « Minutes par la route » — gives travel times computed from the operator's road data and timetables. The package
/// that has this data implements it as a bean.
public interface RoadTravelTimes {
    /// Returns whether the road data of a département is available.
    boolean covers(String departement);

    /// Returns the minutes by car from the commune `from` to a place. The outer value is empty if the road data
    /// is unavailable or the place is not measured yet; the inner value is empty if no way is known.
    Optional<OptionalInt> toPlace(Commune from, PlaceId place);

    /// Computes the minutes by car from the commune `from` to any point. Empty values have the same meaning as
    /// in [#toPlace].
    Optional<OptionalInt> toPoint(Commune from, GeoPoint point);

    /// Returns the journey by public transport from a commune to a place and back. It takes place on the first
    /// day, from the given day on, with connections in both directions while the place is open. Empty without a
    /// timetable or a connection.
    Optional<CoachRoundTrip> byTransit(Commune from, PlaceId place, LocalDate day);

    /// « Aller et retour en car » — a journey by public transport to a place and back.
    ///
    /// @param minutes duration of the journey to the place, in minutes
    /// @param home date and time of the return to the starting point
    record CoachRoundTrip(int minutes, LocalDateTime home) {}
}
