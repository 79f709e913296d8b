package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Optional;

/// « Provenance » — the source of a value: author, day, and the later confirmation. The day of a source is the
/// one that the source gives to its record, when it gives one.
public record Provenance(StatementSource said, Instant saidAt, Optional<Confirmed> confirmed) {
    private static final Instant FIRST = Instant.EPOCH.plusSeconds(86_400);

    /// « Confirmé » — by a person; a value entered by hand is confirmed.
    public record Confirmed(StatementSource.Human by, Instant at) {}

    /// The last known check.
    public Instant lastSeen() {
        return confirmed.map(Confirmed::at).filter(at -> at.isAfter(saidAt)).orElse(saidAt);
    }

    /// Whether no source gave a date for its record.
    public boolean undated() {
        return confirmed.isEmpty() && saidAt.isBefore(FIRST);
    }
}
