package org.tousaidants.label.rulechanges;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Projet gardé » — a person brought, began or drew from a workshop a draft of rules. Nothing is applied.
record DraftKept(UUID by, UUID draft, String origin) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "drafts.kept", "draft " + draft).with("origin", origin);
    }
}
