package org.tousaidants.interviews;

import java.util.UUID;
import org.tousaidants.identity.Note;
import org.tousaidants.identity.Noted;

/// « Entretiens de pairs lus » — a coordinator read who meets whom.
record InterviewsRead(String network, UUID reader, int interviews) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, network, "interviews.read", "interviews").with("interviews", interviews);
    }
}
