package org.tousaidants.places.journeys;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.places.directory.PlaceId;

/// « Minutes par la route » — travel times by the roads and timetables of the operator, as another package
/// knows them. Such a package declares a bean.
public interface RoadTravelTimes {
    /// Whether the roads of a département are known.
    boolean covers(String departement);

    /// By car to a place, empty where the roads are not known or the place is not measured yet; the minutes are
    /// empty where no way is known.
    Optional<OptionalInt> toPlace(Commune from, PlaceId place);

    /// Minutes by car to any point, computed at each call.
    Optional<OptionalInt> toPoint(Commune from, Point point);

    /// By public transport, on the next day with a journey there and back while it is open; empty without a
    /// timetable or a connection.
    Optional<ThereAndBack> byTransit(Commune from, PlaceId place, LocalDate day);

    /// « Aller et retour en car »
    ///
    /// @param minutes of the way there
    record ThereAndBack(int minutes, LocalDateTime home) {}
}
