package org.tousaidants.outreach.mobilevisits;

/// « Suite d’un ajout » — the result of adding passages of a bus. Either all requested passages are added, or none.
public sealed interface AddHelpBusStopsResult {
    /// The passages were added.
    ///
    /// @param passages number of new passages; existing passages are not duplicated
    record HelpBusStopsAdded(int passages) implements AddHelpBusStopsResult {}

    /// No passage is added, because the bus is at another stop at that hour.
    ///
    /// @param other the other passage of the same bus
    record AddedStopVehicleBusy(HelpBusStop other) implements AddHelpBusStopsResult {}

    /// No passage is added, because passages were added or changed after the plan was made.
    record AddedStopPlanOutdated() implements AddHelpBusStopsResult {}
}
