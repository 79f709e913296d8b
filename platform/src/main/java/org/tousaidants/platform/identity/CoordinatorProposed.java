package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Coordination proposée » — a coordinator asks that an account join the coordination; another must approve it.
public record CoordinatorProposed(UUID by, UUID account) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "identity.coordinator_proposed", "account " + account);
    }
}
