package org.tousaidants.governance.ruleproposals;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Projet gardé » — published when a draft is uploaded, started or created from a workshop.
///
/// @param origin name of the file or of the workshop
record RulesDraftSaved(UUID by, UUID draft, String origin) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "drafts.kept", "draft " + draft).with("origin", origin);
    }
}
