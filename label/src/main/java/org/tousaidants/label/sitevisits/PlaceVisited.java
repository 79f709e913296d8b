package org.tousaidants.label.sitevisits;

import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieu visité » — a person of the network entered so many facts.
record PlaceVisited(UUID by, PlaceId place, int facts) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "visits.visited", "place " + place).with("facts", facts);
    }
}
