package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Compte accepté » — published when a coordinator accepts the account of a person who registered.
public record AccountAccepted(UUID by, UUID account) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "identity.account_accepted", "account " + account);
    }
}
