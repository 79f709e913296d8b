package org.tousaidants.places.directory;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/// « Lieux de passage » — the stops of mobile visits in the coming days, as another package knows them: a bus is
/// open where and when it passes. Such a package declares a bean.
public interface MobileVisits {
    /// From today on, in order, without the cancelled ones. The same list object as long as nothing changed: each
    /// search calls this.
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
