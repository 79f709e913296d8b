package org.tousaidants.path.actsofhelp;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Fichier de cahier national apporté » — acts came in by a file.
record ActsBrought(UUID by, int acts) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "acts.brought", "account " + by).with("acts", acts);
    }
}
