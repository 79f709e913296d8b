package org.tousaidants.path.actsofhelp;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Journal des accompagnements modifié » — taken back, corrected or struck. What is only logged is its own
/// history and stays out of the journal.
record ActMoved(UUID by, UUID act, String how) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "acts." + how, "act " + act);
    }
}
