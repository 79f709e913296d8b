package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Structures des aidant·es lues » — a coordinator read who helps where.
record OrganisationsRead(UUID reader, int people) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, "helpers.organisations_read", "helpers").with("helpers", people);
    }
}
