package org.tousaidants.outreach.mobilevisits;

/// « Suite d’un changement » — the result of a change by a driver or a coordinator.
public sealed interface HelpBusStopChangeResult {
    /// The passage was changed.
    ///
    /// @param told number of people who get a letter
    record StopChanged(HelpBusStop passage, int told) implements HelpBusStopChangeResult {}

    /// Nothing changes, because the passage is already in the requested state. The second click of a double
    /// click thus sends no second letter.
    record StopUnchanged(HelpBusStop passage) implements HelpBusStopChangeResult {}

    /// The change is refused, because the passage is over.
    record StopAlreadyOver(HelpBusStop passage) implements HelpBusStopChangeResult {}

    /// The change is refused, because the bus is at another stop at that hour.
    ///
    /// @param other the other passage of the same bus
    record StopVehicleBusy(HelpBusStop other) implements HelpBusStopChangeResult {}

    record StopNotFound() implements HelpBusStopChangeResult {}
}
