package org.tousaidants.places.directory;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/// « Lieux de passage » — where a person who goes round stops in the coming days, as another room knows it: a bus is
/// open where and when it passes. A room that knows declares a bean.
public interface PassingPlaces {
    /// From today on, in their order; those that were cancelled are not in it. The very same list as long as nothing
    /// moved: each search asks it.
    List<PassingStop> coming();

    /// « Arrêt »
    ///
    /// @param commune its INSEE code
    /// @param late announced minutes of delay
    /// @param path of the public page of the passages there
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
