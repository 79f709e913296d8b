package org.tousaidants.label.rulechanges;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Règles publiées » — by whom, and which.
record RulesPublished(UUID by, String hash, String version) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "drafts.published", "protocol " + version).with("hash", hash);
    }
}
