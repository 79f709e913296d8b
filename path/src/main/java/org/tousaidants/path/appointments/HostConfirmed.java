package org.tousaidants.path.appointments;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Accueil confirmé » — a person receives at a place, says the place (`by` is empty) or the coordination.
record HostConfirmed(Optional<UUID> by, UUID account, PlaceId place) implements Noted {
    @Override
    public Note note() {
        return new Note(by, "appointments.host_confirmed", "account " + account, Map.of("place", place.toString()));
    }
}
