package org.tousaidants.outreach.mobilevisits;

/// « Passages manqués » — the number of cancelled passages in a commune.
///
/// @param commune code of the commune
/// @param cancelled number of cancelled passages
/// @param passages number of all passages
public record CancelledHelpBusStops(String commune, int cancelled, int passages) {
    /// Returns the sum of these numbers and those of another commune, which was merged into this commune.
    ///
    /// @param other numbers of the other commune
    CancelledHelpBusStops with(CancelledHelpBusStops other) {
        return new CancelledHelpBusStops(commune, cancelled + other.cancelled, passages + other.passages);
    }
}
