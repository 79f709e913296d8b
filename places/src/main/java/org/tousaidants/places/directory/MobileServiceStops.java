package org.tousaidants.places.directory;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/// « Lieux de passage » — gives the next stops of mobile services such as a bus, whose places are open only where
/// and when they stop. The package that knows the stops implements it as a bean.
public interface MobileServiceStops {
    /// Returns the stops from the current day on, sorted by time, without cancelled stops. Every search for help
    /// calls this method, so implementations keep the list and return the same list object until a stop changes.
    List<NextMobileStop> coming();

    /// « Arrêt » — one stop of a mobile service, with its place and hours.
    ///
    /// @param commune INSEE code of the commune of the stop
    /// @param late announced delay in minutes
    /// @param path path of the public page that lists the stops in that commune
    record NextMobileStop(
            String name,
            String commune,
            String spot,
            LocalDate day,
            LocalTime starts,
            LocalTime ends,
            int late,
            String path) {}
}
