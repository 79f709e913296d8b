package org.tousaidants.outreach.mobilevisits;

/// « Passages manqués » — the number of cancelled passages in a commune.
///
/// @param commune code of the commune
/// @param cancelled number of cancelled passages
/// @param passages number of all passages
public record CancelledHelpBusStops(String commune, int cancelled, int passages) {
    /// Returns the figures together with those of a commune that was merged into this one.
    CancelledHelpBusStops with(CancelledHelpBusStops other) {
        return new CancelledHelpBusStops(commune, cancelled + other.cancelled, passages + other.passages);
    }
}
