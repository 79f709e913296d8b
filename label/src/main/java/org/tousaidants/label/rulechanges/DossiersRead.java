package org.tousaidants.label.rulechanges;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Dossiers lus » — a person read so many dossiers of helpers to know what rules would do: by name (`impact`), or
/// took them without names (`file`).
record DossiersRead(UUID reader, int dossiers, String purpose) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, "drafts.dossiers_read", purpose).with("dossiers", dossiers);
    }
}
