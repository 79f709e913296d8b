package org.tousaidants.label.pix;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Niveaux lus » — published when a coordinator reads names and levels: the rows of a file, or the proofs of a
/// helper.
///
/// @param subject `file …` or `helper …`, followed by the id
/// @param people number of people
record SkillLevelProofsRead(UUID reader, String subject, int people) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(reader, "pix.proofs_read", subject).with("people", people);
    }
}
