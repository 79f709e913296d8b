package org.tousaidants.mandate.mandates;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Personne prévenue » — of a mandate in her name: by a letter (`by` is empty), or by the coordination.
record PersonTold(Optional<UUID> by, UUID mandate) implements Noted {
    @Override
    public Note note() {
        return new Note(by, "mandates.person_told", "mandate " + mandate, Map.of());
    }
}
