package org.tousaidants.governance.ruleproposals;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Règles publiées » — published when a person publishes a version of the rules.
record TerritoryRulesPublished(UUID by, String hash, String version) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "drafts.published", "protocol " + version)
                .with("hash", hash);
    }
}
