package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Optional;

/// « Provenance » — the source of a value, its date, and a later confirmation. The date is the one that the
/// source gives to its record, else that of the harvest.
public record Provenance(StatementSource said, Instant saidAt, Optional<Confirmed> confirmed) {
    private static final Instant FIRST = Instant.EPOCH.plusSeconds(86_400);

    /// « Confirmé » — the person who confirmed the value, and the time. A correction also confirms its value.
    public record Confirmed(StatementSource.Human by, Instant at) {}

    /// The time of the last check.
    public Instant lastSeen() {
        return confirmed.map(Confirmed::at).filter(at -> at.isAfter(saidAt)).orElse(saidAt);
    }

    /// Whether no source gave a date for its record.
    public boolean undated() {
        return confirmed.isEmpty() && saidAt.isBefore(FIRST);
    }
}
