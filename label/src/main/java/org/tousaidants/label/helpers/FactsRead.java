package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Constats lus » — published when a coordinator reads the facts about a helper.
record FactsRead(UUID reader, UUID helper) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(reader, "helpers.facts_read", "helper " + helper);
    }
}
