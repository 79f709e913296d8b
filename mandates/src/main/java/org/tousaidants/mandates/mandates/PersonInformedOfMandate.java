package org.tousaidants.mandates.mandates;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Personne prévenue » — event: the person was informed of a mandate, either by a letter (`by` is empty) or by the
/// coordination.
record PersonInformedOfMandate(Optional<UUID> by, UUID mandate) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "mandates.person_told", "mandate " + mandate, Map.of());
    }
}
