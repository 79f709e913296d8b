package org.tousaidants.places.directory;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/// « Minutes jusqu’à un lieu » — how long the inhabitants of a commune take to come by car, as another room knows
/// it. A room that knows declares a bean.
public interface PlaceMinutes {
    /// Empty when nothing was measured between the two.
    Optional<Minutes> byCar(String commune, PlaceId place);

    /// By public transport, on the next day on which one can go and come back while it is open; empty where no
    /// timetable is known or there is no way.
    default Optional<ThereAndBack> byTransit(String commune, PlaceId place, LocalDate from) {
        return Optional.empty();
    }

    /// « Aller et retour en car »
    ///
    /// @param minutes of the way there
    record ThereAndBack(int minutes, LocalDateTime home) {}

    /// « Minutes »
    ///
    /// @param minutes none when no way is known within an hour and a half: the sea lies between
    /// @param estimated by the straight line, no road was looked at
    record Minutes(Optional<Integer> minutes, boolean estimated) {}
}
