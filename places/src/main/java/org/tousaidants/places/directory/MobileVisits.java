package org.tousaidants.places.directory;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/// « Lieux de passage » — the next stops of mobile services such as a bus, as another package knows them. Such
/// a package declares a bean. A mobile place is open only where and when it stops.
public interface MobileVisits {
    /// The stops from today on, sorted by time, without the cancelled ones. Each search calls it, so it returns
    /// the same list object until something changes.
    List<PassingStop> coming();

    /// « Arrêt » — one stop of a mobile service, with its place and hours.
    ///
    /// @param commune INSEE code of the commune
    /// @param late announced delay in minutes
    /// @param path of the public page with the stops there
    record PassingStop(
            String name,
            String commune,
            String spot,
            LocalDate day,
            LocalTime starts,
            LocalTime ends,
            int late,
            String path) {}
}
