package org.tousaidants.places.directory;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/// « Rendez-vous libres des lieux » — the next free appointments at places, as another package knows them. Such a
/// package declares a bean.
public interface FreeAppointments {
    int MOST = 3;

    /// At most [#MOST] of each place, the next first. Each search calls this.
    Map<PlaceId, List<FreeTime>> next();

    /// « Rendez-vous libre » — one of them.
    ///
    /// @param starts Paris wall clock
    /// @param path of the page where it is booked
    record FreeTime(LocalDateTime starts, String path) {}
}
