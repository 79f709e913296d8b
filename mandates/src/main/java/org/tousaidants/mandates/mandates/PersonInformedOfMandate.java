package org.tousaidants.mandates.mandates;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Personne prévenue » — published when the person is informed of a mandate: by a letter (`by` is empty), or
/// by the coordination.
record PersonInformedOfMandate(Optional<UUID> by, UUID mandate) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "mandates.person_told", "mandate " + mandate, Map.of());
    }
}
