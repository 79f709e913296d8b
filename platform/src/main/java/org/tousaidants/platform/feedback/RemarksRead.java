package org.tousaidants.platform.feedback;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Remarques lues » — published when a person reads remarks; `withContact` is the number with a contact.
record RemarksRead(RemarkKind kind, UUID reader, int remarks, int withContact) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(reader, kind.room() + "." + kind.name() + "_read", kind.name())
                .with(kind.name(), remarks)
                .with("with_contact", withContact);
    }
}
