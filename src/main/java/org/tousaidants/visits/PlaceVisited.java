package org.tousaidants.visits;

import java.util.UUID;
import org.tousaidants.identity.Note;
import org.tousaidants.identity.Noted;
import org.tousaidants.places.PlaceId;

/// « Lieu visité » — somebody of the network wrote down so many facts.
record PlaceVisited(String network, UUID by, PlaceId place, int facts) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, network, "visits.visited", "place " + place).with("facts", facts);
    }
}
