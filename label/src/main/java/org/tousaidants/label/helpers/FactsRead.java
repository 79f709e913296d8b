package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Constats lus » — a coordinator read what was seen of a helper.
record FactsRead(UUID reader, UUID helper) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, "helpers.facts_read", "helper " + helper);
    }
}
