package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Constat noté » — something that the label asks for was seen, for the file of a helper.
record FactSeen(UUID by, UUID helper, String fact) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "helpers.fact_seen", "helper " + helper).with("fact", fact);
    }
}
