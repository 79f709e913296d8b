package org.tousaidants.label.recognition;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Étape d'un label » — the step, in lower case (`asked`, `signed`, `recognised`…), and its
/// author; empty: the job.
record LabelStatusChanged(UUID life, String act, Optional<UUID> by) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "labels." + act, "label " + life, Map.of());
    }
}
