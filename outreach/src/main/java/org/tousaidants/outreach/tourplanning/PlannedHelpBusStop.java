package org.tousaidants.outreach.tourplanning;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;

/// « Visite » — one visit of the cycle.
///
/// @param line line of the form that asked for it: visits of one line take place on different days; an announced
/// visit has its own line
/// @param hours hours at which the stop may be open; empty if any hour of the vehicle is possible
/// @param promised fixed day and vehicle of an announced visit
/// @param missed number of cancelled passages in its commune: a higher number gets priority
/// @param bridge whether a bridge crosses the water on the way
record PlannedHelpBusStop(
        Commune commune,
        int line,
        int minutes,
        List<HelpBusVehicle.VehicleTimeWindow> hours,
        Optional<PromisedStopDay> promised,
        int missed,
        boolean bridge) {
    /// « Promis » — the announced day and vehicle of a visit.
    ///
    /// @param vehicle index of the vehicle, from 0
    /// @param day day of the cycle, from 0
    record PromisedStopDay(int vehicle, int day) {}

    boolean pinned() {
        return promised.isPresent();
    }
}
