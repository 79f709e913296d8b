package org.tousaidants.support.appointments;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Accueil confirmé » — the place (`by` is empty) or the coordination confirms that a person receives there.
record AppointmentHostConfirmed(Optional<UUID> by, UUID account, PlaceId place) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(
                by, "appointments.host_confirmed", "account " + account, Map.of("place", place.toString()));
    }
}
