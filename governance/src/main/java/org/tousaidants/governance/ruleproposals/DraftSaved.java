package org.tousaidants.governance.ruleproposals;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Projet gardé » — a draft was uploaded, started or derived from a workshop. Nothing is applied.
record DraftSaved(UUID by, UUID draft, String origin) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "drafts.kept", "draft " + draft).with("origin", origin);
    }
}
