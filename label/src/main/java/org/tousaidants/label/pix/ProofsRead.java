package org.tousaidants.label.pix;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Niveaux lus » — a person read the names and levels of people: the rows of a file, or what one helper proved.
///
/// @param subject `file …` or `helper …`
record ProofsRead(UUID reader, String subject, int people) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, "pix.proofs_read", subject).with("people", people);
    }
}
