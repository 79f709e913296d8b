package org.tousaidants.outreach.tourplanning;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;

/// « Visite » — one call of the cycle.
///
/// @param line the line that asked for it: visits of one line stand on different days; a promised one has a
/// line of
///     its own
/// @param hours when the stop may be open; empty when any hour of the vehicle will do
/// @param promised its fixed day and vehicle, once announced
/// @param missed the number of cancelled passages of its commune: a higher number gets priority
/// @param bridge whether a bridge crosses the water on the way
record TourVisit(
        Commune commune,
        int line,
        int minutes,
        List<Vehicle.TimeWindow> hours,
        Optional<PromisedDay> promised,
        int missed,
        boolean bridge) {
    /// « Promis » — the announced vehicle (its index from 0) and day of the cycle (from 0) of a visit.
    record PromisedDay(int vehicle, int day) {}

    boolean pinned() {
        return promised.isPresent();
    }
}
