package org.tousaidants.helpers;

import java.util.UUID;
import org.tousaidants.identity.Note;
import org.tousaidants.identity.Noted;

/// « Structures des aidant·es lues » — a coordinator read who helps where.
record OrganisationsRead(String network, UUID reader, int people) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, network, "helpers.organisations_read", "helpers").with("helpers", people);
    }
}
