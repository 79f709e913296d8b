package org.tousaidants.helpers;

import java.util.UUID;
import org.tousaidants.identity.Note;
import org.tousaidants.identity.Noted;

/// « Structure d'une aidante écrite autrement » — by a coordinator, as others of the network write it.
record OrganisationMoved(String network, UUID by, UUID helper) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, network, "helpers.organisation_set", "helper " + helper);
    }
}
