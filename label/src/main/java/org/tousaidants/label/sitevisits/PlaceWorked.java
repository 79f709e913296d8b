package org.tousaidants.label.sitevisits;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Étape racontée » — of the way of working of a place, by its team's link (`by` is empty) or at the desk.
record PlaceWorked(Optional<UUID> by, PlaceId place) implements Noted {
    @Override
    public Note note() {
        return new Note(by, "visits.worked", "place " + place, Map.of());
    }
}
