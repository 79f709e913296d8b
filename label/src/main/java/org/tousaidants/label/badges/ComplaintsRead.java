package org.tousaidants.label.badges;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Réclamations lues » — a person read what was confided, and how to reach those who left it: `withContact` of
/// them.
public record ComplaintsRead(String network, UUID reader, int complaints, int withContact) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, network, "badges.complaints_read", "complaints")
                .with("complaints", complaints)
                .with("with_contact", withContact);
    }
}
