package org.tousaidants.platform.identity;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// « Compte ouvert » — published when an account is opened. `by` is empty if the system opened it.
public record AccountOpened(Optional<UUID> by, UUID account, Role role) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "identity.account_opened", "account " + account, Map.of("role", role.name()));
    }
}
