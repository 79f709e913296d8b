package org.tousaidants.support.appointments;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Accueil confirmé » — published when a helper is confirmed as receiving people at a place.
///
/// @param by account of the coordinator who confirmed it; empty if the place itself did
record PlaceHelperConfirmed(Optional<UUID> by, UUID account, PlaceId place) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(
                by, "appointments.host_confirmed", "account " + account, Map.of("place", place.toString()));
    }
}
