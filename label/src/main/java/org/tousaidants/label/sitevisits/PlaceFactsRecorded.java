package org.tousaidants.label.sitevisits;

import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieu visité » — published when a person records facts about a place.
///
/// @param facts number of facts
record PlaceFactsRecorded(UUID by, PlaceId place, int facts) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "visits.visited", "place " + place).with("facts", facts);
    }
}
