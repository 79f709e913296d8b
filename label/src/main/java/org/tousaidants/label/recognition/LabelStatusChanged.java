package org.tousaidants.label.recognition;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Étape d'un label » — published at each step of a case. The step is in lower case (`asked`, `signed`,
/// `recognised`…); the author is empty for the job.
record LabelStatusChanged(UUID life, String act, Optional<UUID> by) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "labels." + act, "label " + life, Map.of());
    }
}
