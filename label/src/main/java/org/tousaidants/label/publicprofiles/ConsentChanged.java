package org.tousaidants.label.publicprofiles;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Accord changé » — a person agreed to be seen (`act` is `agreed`), or took it back (`withdrawn`).
record ConsentChanged(UUID helper, String act, UUID by) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "listing." + act, "helper " + helper);
    }
}
