package org.tousaidants.label.recognition;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Étape d'un label » — which, in lower case (`asked`, `signed`, `recognised`…), and by whom; empty: by the rounds.
record LabelMoved(UUID life, String act, Optional<UUID> by) implements Noted {
    @Override
    public Note note() {
        return new Note(by, "labels." + act, "label " + life, Map.of());
    }
}
