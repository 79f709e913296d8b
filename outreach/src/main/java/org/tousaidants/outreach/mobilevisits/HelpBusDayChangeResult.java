package org.tousaidants.outreach.mobilevisits;

/// « Suite d’un changement de journée » — the result of changing a day. Either all passages of the day change, or
/// none.
sealed interface HelpBusDayChangeResult {
    /// The passages of the day were changed.
    ///
    /// @param passages number of changed passages
    /// @param told number of letters
    record HelpBusDayChanged(int passages, int told) implements HelpBusDayChangeResult {}

    /// Nothing changes, because each passage of the day is over or already in the requested state.
    record NoStopToChangeOnDay() implements HelpBusDayChangeResult {}

    /// No passage changes, because the bus is at another stop at that hour.
    ///
    /// @param other the other passage of the same bus
    record DayChangeVehicleBusy(HelpBusStop other) implements HelpBusDayChangeResult {}
}
