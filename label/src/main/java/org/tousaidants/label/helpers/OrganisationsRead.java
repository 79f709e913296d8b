package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Structures des aidant·es lues » — published when a coordinator reads the organisations of the helpers.
record OrganisationsRead(UUID reader, int people) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(reader, "helpers.organisations_read", "helpers").with("helpers", people);
    }
}
