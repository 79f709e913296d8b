package org.tousaidants.mandates.mandates;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Mandats cherchés » — event: the coordination searched for mandates. The searched name is not stored.
record MandatesSearchedByName(UUID by, int found) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "mandates.searched", "mandates").with("found", found);
    }
}
