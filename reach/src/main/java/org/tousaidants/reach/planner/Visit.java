package org.tousaidants.reach.planner;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;

/// « Visite » — one call of the cycle.
///
/// @param line which line asked for it: those of one line stand on different days; a promised one has a line of its own
/// @param hours its doors are open from the start of one to its end; empty when any hour of the vehicle will do
/// @param promised the only day and vehicle that it may have, when people were told
/// @param missed how many passages of its commune were cancelled: it is placed before others
/// @param bridge water on the way is crossed by one
record Visit(
        Commune commune,
        int line,
        int minutes,
        List<Vehicle.Hours> hours,
        Optional<Promise> promised,
        int missed,
        boolean bridge) {
    /// « Promis » — by rank of the vehicle and day of the cycle from 0.
    record Promise(int vehicle, int day) {}

    boolean pinned() {
        return promised.isPresent();
    }
}
