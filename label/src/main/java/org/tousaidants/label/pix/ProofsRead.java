package org.tousaidants.label.pix;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Niveaux lus » — published when a person reads names and levels of people: the rows of a file, or the
/// proofs of a helper.
///
/// @param subject `file …` or `helper …`
record ProofsRead(UUID reader, String subject, int people) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(reader, "pix.proofs_read", subject).with("people", people);
    }
}
