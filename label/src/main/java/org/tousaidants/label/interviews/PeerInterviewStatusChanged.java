package org.tousaidants.label.interviews;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Étape d'un entretien de pairs » — published when dates are proposed, peers are drawn or answer, a conclusion is
/// written, or an interview is ended or cancelled. The event never contains the content.
///
/// @param by account of the author; empty for the system
/// @param act kind of change
record PeerInterviewStatusChanged(Optional<UUID> by, String act, UUID interview) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "interviews." + act, "interview " + interview, Map.of());
    }
}
