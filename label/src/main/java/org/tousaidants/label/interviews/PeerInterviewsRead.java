package org.tousaidants.label.interviews;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Entretiens de pairs lus » — published when a coordinator reads the list of interviews.
///
/// @param interviews number of interviews
record PeerInterviewsRead(UUID reader, int interviews) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(reader, "interviews.read", "interviews").with("interviews", interviews);
    }
}
