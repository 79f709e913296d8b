package org.tousaidants.platform.identity;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// « Compte ouvert » — `by` is empty when the system opened it.
public record AccountOpened(Optional<UUID> by, UUID account, Role role) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "identity.account_opened", "account " + account, Map.of("role", role.name()));
    }
}
