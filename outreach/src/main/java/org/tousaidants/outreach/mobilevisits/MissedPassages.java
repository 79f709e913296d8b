package org.tousaidants.outreach.mobilevisits;

/// « Passages manqués » — the cancelled passages of a commune and their total number.
public record MissedPassages(String commune, int cancelled, int passages) {
    /// Adds the figures of a commune that has merged into this one.
    MissedPassages with(MissedPassages other) {
        return new MissedPassages(commune, cancelled + other.cancelled, passages + other.passages);
    }
}
