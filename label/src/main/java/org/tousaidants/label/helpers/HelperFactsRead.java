package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Constats lus » — published when a coordinator reads the facts about a helper.
record HelperFactsRead(UUID reader, UUID helper) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(reader, "helpers.facts_read", "helper " + helper);
    }
}
