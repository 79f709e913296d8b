package org.tousaidants.platform.identity;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// « Rôle changé » — published when a role is changed.
///
/// @param by account of the coordinator who changed it; empty if the settings of the installation approved the
/// change
public record RoleChanged(Optional<UUID> by, UUID account, Role before, Role after) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "identity.role_changed", "account " + account, Map.of())
                .with("before", before)
                .with("after", after);
    }
}
