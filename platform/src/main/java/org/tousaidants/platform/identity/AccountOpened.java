package org.tousaidants.platform.identity;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// « Compte ouvert » — published when an account is opened.
///
/// @param by account of the person who opened it; empty if the system opened it
public record AccountOpened(Optional<UUID> by, UUID account, Role role) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "identity.account_opened", "account " + account, Map.of("role", role.name()));
    }
}
