package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Structures des aidant·es lues » — published when a coordinator reads the organisations of the helpers.
///
/// @param people number of helpers
record OrganisationPeopleRead(UUID reader, int people) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(reader, "helpers.organisations_read", "helpers")
                .with("helpers", people);
    }
}
