package org.tousaidants.mandates.mandates;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Mandats cherchés » — published when the coordination searches for mandates. The searched name is not
/// stored.
record MandatesSearched(UUID by, int found) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "mandates.searched", "mandates").with("found", found);
    }
}
