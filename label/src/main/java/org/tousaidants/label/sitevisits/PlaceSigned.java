package org.tousaidants.label.sitevisits;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Charte signée pour un lieu » — by the link of a letter (`by` is empty), or written down from paper.
record PlaceSigned(Optional<UUID> by, PlaceId place, int commitments) implements Noted {
    @Override
    public Note note() {
        return new Note(by, "visits.signed", "place " + place, Map.of()).with("commitments", commitments);
    }
}
