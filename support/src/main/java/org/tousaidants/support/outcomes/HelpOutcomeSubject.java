package org.tousaidants.support.outcomes;

import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;

/// « De quoi on parle » — the subject of a feedback answer: either the help at a place, or a slot. It includes the
/// helper, if the slip names one.
record HelpOutcomeSubject(Optional<PlaceId> place, Optional<UUID> slot, Optional<UUID> helper) {
    HelpOutcomeSubject {
        if (place.isPresent() == slot.isPresent()) throw new IllegalArgumentException("a place or a moment");
    }

    static HelpOutcomeSubject help(PlaceId place, Optional<UUID> helper) {
        return new HelpOutcomeSubject(Optional.of(place), Optional.empty(), helper);
    }

    static HelpOutcomeSubject moment(UUID slot) {
        return new HelpOutcomeSubject(Optional.empty(), Optional.of(slot), Optional.empty());
    }

    /// Returns the id under which answers are counted together.
    UUID id() {
        return place.map(PlaceId::value).or(() -> slot).orElseThrow();
    }

    /// Returns the name of the database column that contains [#id]: « place » or « slot ».
    String column() {
        return place.isPresent() ? "place" : "slot";
    }
}
