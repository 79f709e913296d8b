package org.tousaidants.label.sitevisits;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Charte signée pour un lieu » — published when the charter is signed for a place.
///
/// @param by account of the coordinator who entered it from paper; empty for a signature by the link in a letter
/// @param commitments number of commitments taken
record PlaceCharterSigned(Optional<UUID> by, PlaceId place, int commitments) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "visits.signed", "place " + place, Map.of()).with("commitments", commitments);
    }
}
