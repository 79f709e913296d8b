package org.tousaidants.label.sitevisits;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Étape racontée » — published when a stage of a place is recorded, by a coordinator or by the team's link
/// (`by` is empty).
record PlaceStageRecorded(Optional<UUID> by, PlaceId place) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "visits.worked", "place " + place, Map.of());
    }
}
