package org.tousaidants.label.interviews;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Étape d'un entretien de pairs » — proposed, drawn, answered, concluded, settled, cancelled; never what was said.
///
/// @param by whose account; empty: the system
record InterviewMoved(Optional<UUID> by, String act, UUID interview) implements Noted {
    @Override
    public Note note() {
        return new Note(by, "interviews." + act, "interview " + interview, Map.of());
    }
}
