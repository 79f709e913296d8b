package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Constat noté » — published when a coordinator records a fact about a helper.
record FactObserved(UUID by, UUID helper, String fact) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "helpers.fact_seen", "helper " + helper).with("fact", fact);
    }
}
