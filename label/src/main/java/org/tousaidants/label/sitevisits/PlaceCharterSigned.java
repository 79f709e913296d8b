package org.tousaidants.label.sitevisits;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Charte signée pour un lieu » — published when the charter is signed for a place, by the link in a letter
/// (`by` is empty) or on paper.
record PlaceCharterSigned(Optional<UUID> by, PlaceId place, int commitments) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "visits.signed", "place " + place, Map.of()).with("commitments", commitments);
    }
}
