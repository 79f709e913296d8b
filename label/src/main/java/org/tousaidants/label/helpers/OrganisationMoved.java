package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Structure d'une aidante écrite autrement » — by a coordinator, as others of the network write it.
record OrganisationMoved(UUID by, UUID helper) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "helpers.organisation_set", "helper " + helper);
    }
}
