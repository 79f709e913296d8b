package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Structure d'une aidante écrite autrement » — published when a coordinator changes the spelling of a
/// helper's organisation.
record HelperOrganisationRenamed(UUID by, UUID helper) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "helpers.organisation_set", "helper " + helper);
    }
}
