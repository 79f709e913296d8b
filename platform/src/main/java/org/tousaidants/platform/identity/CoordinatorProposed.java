package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Coordination proposée » — published when a coordinator proposes an account as a coordinator.
public record CoordinatorProposed(UUID by, UUID account) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "identity.coordinator_proposed", "account " + account);
    }
}
