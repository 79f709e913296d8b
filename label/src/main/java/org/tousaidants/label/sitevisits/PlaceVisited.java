package org.tousaidants.label.sitevisits;

import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Lieu visité » — a person of the network wrote down so many facts.
record PlaceVisited(UUID by, PlaceId place, int facts) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "visits.visited", "place " + place).with("facts", facts);
    }
}
