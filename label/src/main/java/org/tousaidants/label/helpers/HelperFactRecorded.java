package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Constat noté » — published when a coordinator records a fact about a helper.
record HelperFactRecorded(UUID by, UUID helper, String fact) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "helpers.fact_seen", "helper " + helper).with("fact", fact);
    }
}
