package org.tousaidants.label.sitevisits;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Étape racontée » — published when a stage of a place is recorded.
///
/// @param by account of the coordinator; empty for a team that used its link
record PlaceImprovementStageRecorded(Optional<UUID> by, PlaceId place) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "visits.worked", "place " + place, Map.of());
    }
}
