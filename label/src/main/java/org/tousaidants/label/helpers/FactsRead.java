package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Constats lus » — a coordinator read what was seen of a helper.
record FactsRead(String network, UUID reader, UUID helper) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, network, "helpers.facts_read", "helper " + helper);
    }
}
