package org.tousaidants.label.recognition;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Lectures du label » — a person who decides, or coordinates, read where others stand: one of them (`what` is its
/// id), or the list.
record LabelsRead(UUID reader, String what, int people) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, "labels.read", "label " + what).with("people", people);
    }
}
