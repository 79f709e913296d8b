package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Optional;

/// « Provenance » — the source of a value, its date, and a later confirmation. The date is that given in the record
/// of the source, otherwise the date of the harvest.
public record ValueProvenance(ValueStatementSource said, Instant saidAt, Optional<ValueConfirmation> confirmed) {
    private static final Instant FIRST = Instant.EPOCH.plusSeconds(86_400);

    /// « Confirmé » — the person who confirmed the value, and the time. A correction also counts as a
    /// confirmation.
    public record ValueConfirmation(ValueStatementSource.HumanSource by, Instant at) {}

    /// Returns the time at which the value was last checked: the time of its confirmation if that is later than
    /// the date given by the source, otherwise the date given by the source.
    public Instant lastSeen() {
        return confirmed
                .map(ValueConfirmation::at)
                .filter(at -> at.isAfter(saidAt))
                .orElse(saidAt);
    }

    /// Returns whether the date of the value is unknown, because the source gave no date for its record.
    public boolean undated() {
        return confirmed.isEmpty() && saidAt.isBefore(FIRST);
    }
}
