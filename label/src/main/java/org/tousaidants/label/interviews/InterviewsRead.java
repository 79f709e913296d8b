package org.tousaidants.label.interviews;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Entretiens de pairs lus » — published when a coordinator reads the list of interviews.
record InterviewsRead(UUID reader, int interviews) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(reader, "interviews.read", "interviews").with("interviews", interviews);
    }
}
