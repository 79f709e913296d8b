package org.tousaidants.label.sitevisits;

import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieu visité » — published when a person records facts about a place; `facts` is their number.
record PlaceFactsRecorded(UUID by, PlaceId place, int facts) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "visits.visited", "place " + place).with("facts", facts);
    }
}
