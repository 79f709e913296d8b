package org.tousaidants.places.directory;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/// « Rendez-vous libres des lieux » — the next free appointments at places, as another package knows them. Such a
/// package declares a bean.
public interface FreeAppointments {
    int MOST = 3;

    /// At most [#MOST] appointments for each place, sorted by start. Each search calls it, so it must be fast.
    Map<PlaceId, List<FreeTime>> next();

    /// « Rendez-vous libre » — an appointment that a person can book.
    ///
    /// @param starts wall clock time of Paris
    /// @param path of the booking page
    record FreeTime(LocalDateTime starts, String path) {}
}
