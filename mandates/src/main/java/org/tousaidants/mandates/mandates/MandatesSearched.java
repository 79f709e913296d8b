package org.tousaidants.mandates.mandates;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Mandats cherchés » — by the coordination; the searched name is not stored.
record MandatesSearched(UUID by, int found) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "mandates.searched", "mandates").with("found", found);
    }
}
