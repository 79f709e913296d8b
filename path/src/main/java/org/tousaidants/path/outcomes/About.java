package org.tousaidants.path.outcomes;

import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;

/// « De quoi on parle » — the help at a place, or a moment with seats that one came to; and who helped, if the slip is
/// hers.
record About(Optional<PlaceId> place, Optional<UUID> slot, Optional<UUID> helper) {
    About {
        if (place.isPresent() == slot.isPresent()) throw new IllegalArgumentException("a place or a moment");
    }

    static About help(PlaceId place, Optional<UUID> helper) {
        return new About(Optional.of(place), Optional.empty(), helper);
    }

    static About moment(UUID slot) {
        return new About(Optional.empty(), Optional.of(slot), Optional.empty());
    }

    /// Whose opinions are counted together.
    UUID id() {
        return place.map(PlaceId::value).or(() -> slot).orElseThrow();
    }

    /// « place » or « slot », as the columns are called.
    String column() {
        return place.isPresent() ? "place" : "slot";
    }
}
