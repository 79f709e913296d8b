package org.tousaidants.label.interviews;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Étape d'un entretien de pairs » — proposed, drawn, answered, concluded, settled, cancelled; never the
/// content of the interview.
///
/// @param by the author's account; empty: the system
record InterviewStatusChanged(Optional<UUID> by, String act, UUID interview) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "interviews." + act, "interview " + interview, Map.of());
    }
}
