package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Optional;

/// « Provenance » — where a value comes from: who said it, on which day, and who found it right since. The day of a
/// source is the one that the source itself gives to its record, when it gives one.
public record Provenance(Voice said, Instant saidAt, Optional<Confirmed> confirmed) {
    private static final Instant FIRST = Instant.EPOCH.plusSeconds(86_400);

    /// « Confirmé » — by a human being; a value given by hand is confirmed.
    public record Confirmed(Voice.Human by, Instant at) {}

    /// The last moment at which anybody is known to have looked.
    public Instant lastSeen() {
        return confirmed.map(Confirmed::at).filter(at -> at.isAfter(saidAt)).orElse(saidAt);
    }

    /// Did no source say from when its record is?
    public boolean undated() {
        return confirmed.isEmpty() && saidAt.isBefore(FIRST);
    }
}
