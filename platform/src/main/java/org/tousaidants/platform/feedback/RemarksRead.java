package org.tousaidants.platform.feedback;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Remarques lues » — a person read what the public wrote, and how to reach those who left it: `withContact` of them.
record RemarksRead(RemarkKind kind, UUID reader, int remarks, int withContact) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, kind.room() + "." + kind.name() + "_read", kind.name())
                .with(kind.name(), remarks)
                .with("with_contact", withContact);
    }
}
