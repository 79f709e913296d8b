package org.tousaidants.path.outcomes;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Mots relus » — a person of the coordination read the free words that people left; never whose they are.
record OutcomesTold(UUID by, String act, int words) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "outcomes." + act, "outcomes").with("words", words);
    }
}
