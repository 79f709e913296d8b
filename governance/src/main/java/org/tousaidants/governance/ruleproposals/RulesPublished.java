package org.tousaidants.governance.ruleproposals;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Règles publiées » — published when an account publishes a version of the rules.
record RulesPublished(UUID by, String hash, String version) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "drafts.published", "protocol " + version).with("hash", hash);
    }
}
