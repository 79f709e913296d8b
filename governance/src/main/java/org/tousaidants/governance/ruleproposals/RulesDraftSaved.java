package org.tousaidants.governance.ruleproposals;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Projet gardé » — published when a draft is uploaded, started or created from a workshop.
record RulesDraftSaved(UUID by, UUID draft, String origin) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "drafts.kept", "draft " + draft).with("origin", origin);
    }
}
