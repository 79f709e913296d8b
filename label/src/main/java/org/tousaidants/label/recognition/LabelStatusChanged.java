package org.tousaidants.label.recognition;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Étape d'un label » — published at each step of a case.
///
/// @param act kind of step in lower case (`asked`, `signed`, `recognised`…)
/// @param by account of the author; empty for the job
record LabelStatusChanged(UUID life, String act, Optional<UUID> by) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "labels." + act, "label " + life, Map.of());
    }
}
