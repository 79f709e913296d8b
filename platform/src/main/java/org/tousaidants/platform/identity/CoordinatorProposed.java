package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Coordination proposée » — a coordinator proposes an account as a coordinator; another must approve it.
public record CoordinatorProposed(UUID by, UUID account) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "identity.coordinator_proposed", "account " + account);
    }
}
