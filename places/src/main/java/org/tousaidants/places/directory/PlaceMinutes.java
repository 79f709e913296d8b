package org.tousaidants.places.directory;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/// « Minutes jusqu’à un lieu » — the driving time from a commune to a place, as another package knows it. Such a
/// package declares a bean.
public interface PlaceMinutes {
    /// Empty when nothing was measured between the two.
    Optional<Minutes> byCar(String commune, PlaceId place);

    /// By public transport, on the next day with a journey there and back while it is open; empty without a
    /// timetable or a connection.
    default Optional<ThereAndBack> byTransit(String commune, PlaceId place, LocalDate from) {
        return Optional.empty();
    }

    /// « Aller et retour en car »
    ///
    /// @param minutes of the way there
    record ThereAndBack(int minutes, LocalDateTime home) {}

    /// « Minutes » — a driving time.
    ///
    /// @param minutes empty when no way is known within an hour and a half, e.g. across the sea
    /// @param estimated from the straight line, without roads
    record Minutes(Optional<Integer> minutes, boolean estimated) {}
}
