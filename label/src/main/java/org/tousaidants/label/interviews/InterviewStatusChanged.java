package org.tousaidants.label.interviews;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Étape d'un entretien de pairs » — published when an interview is proposed, drawn, answered, concluded,
/// settled or cancelled. It never contains the content.
///
/// @param by account of the author; empty for the system
record InterviewStatusChanged(Optional<UUID> by, String act, UUID interview) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "interviews." + act, "interview " + interview, Map.of());
    }
}
