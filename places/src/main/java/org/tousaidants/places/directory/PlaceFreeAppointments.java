package org.tousaidants.places.directory;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/// « Rendez-vous libres des lieux » — gives the next free appointments at places. The package that knows the
/// appointments implements it as a bean.
public interface PlaceFreeAppointments {
    int MOST = 3;

    /// Returns the next free appointments by place, at most [#MOST] for each place and sorted by start. Every
    /// search for help calls this method, so implementations must be fast.
    Map<PlaceId, List<FreeAppointmentTime>> next();

    /// « Rendez-vous libre » — an appointment that a person can book.
    ///
    /// @param starts local date and time in the time zone of Paris
    /// @param path path of the booking page
    record FreeAppointmentTime(LocalDateTime starts, String path) {}
}
