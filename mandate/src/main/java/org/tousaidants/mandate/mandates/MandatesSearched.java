package org.tousaidants.mandate.mandates;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Mandats cherchés » — by the coordination, by a name that is not written here.
record MandatesSearched(UUID by, int found) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "mandates.searched", "mandates").with("found", found);
    }
}
