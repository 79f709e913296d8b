package org.tousaidants.label.sitevisits;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Étape racontée » — of the way of working of a place, by its team's link (`by` is empty) or at the desk.
record PlaceStageRecorded(Optional<UUID> by, PlaceId place) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "visits.worked", "place " + place, Map.of());
    }
}
