package org.tousaidants.label.pix;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Niveaux lus » — a person read the names and levels of people: the rows of a file, or one helper's proofs.
///
/// @param subject `file …` or `helper …`
record ProofsRead(UUID reader, String subject, int people) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(reader, "pix.proofs_read", subject).with("people", people);
    }
}
