package org.tousaidants.helpers;

import java.util.UUID;
import org.tousaidants.identity.Note;
import org.tousaidants.identity.Noted;

/// « Constat noté » — something that the label asks for was seen, for the file of a helper.
record FactSeen(String network, UUID by, UUID helper, String fact) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, network, "helpers.fact_seen", "helper " + helper).with("fact", fact);
    }
}
