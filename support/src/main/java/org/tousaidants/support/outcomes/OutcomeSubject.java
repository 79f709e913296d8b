package org.tousaidants.support.outcomes;

import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;

/// « De quoi on parle » — the help at a place, or a slot with seats; and the helper, if the slip names one.
record OutcomeSubject(Optional<PlaceId> place, Optional<UUID> slot, Optional<UUID> helper) {
    OutcomeSubject {
        if (place.isPresent() == slot.isPresent()) throw new IllegalArgumentException("a place or a moment");
    }

    static OutcomeSubject help(PlaceId place, Optional<UUID> helper) {
        return new OutcomeSubject(Optional.of(place), Optional.empty(), helper);
    }

    static OutcomeSubject moment(UUID slot) {
        return new OutcomeSubject(Optional.empty(), Optional.of(slot), Optional.empty());
    }

    /// The key under which answers are counted together.
    UUID id() {
        return place.map(PlaceId::value).or(() -> slot).orElseThrow();
    }

    /// « place » or « slot », the column name.
    String column() {
        return place.isPresent() ? "place" : "slot";
    }
}
