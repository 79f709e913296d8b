package org.tousaidants.reach.schedule;

/// « Passages manqués » — of a commune, how many were cancelled and how many there were in all.
public record MissedVisits(String commune, int cancelled, int passages) {
    /// Those of a commune that has merged into this one are its own.
    MissedVisits with(MissedVisits other) {
        return new MissedVisits(commune, cancelled + other.cancelled, passages + other.passages);
    }
}
