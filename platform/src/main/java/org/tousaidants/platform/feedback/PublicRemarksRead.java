package org.tousaidants.platform.feedback;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Remarques lues » — published when a person reads remarks.
///
/// @param reader account of the person
/// @param remarks number of remarks
/// @param withContact number of remarks with a contact
record PublicRemarksRead(PublicRemarkKind kind, UUID reader, int remarks, int withContact) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(reader, kind.room() + "." + kind.name() + "_read", kind.name())
                .with(kind.name(), remarks)
                .with("with_contact", withContact);
    }
}
