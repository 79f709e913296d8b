package org.tousaidants.label.interviews;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Entretiens de pairs lus » — a coordinator read who meets whom.
record InterviewsRead(UUID reader, int interviews) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, "interviews.read", "interviews").with("interviews", interviews);
    }
}
