package org.tousaidants.platform.identity;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// « Rôle changé » — published when a coordinator changes a role; `by` is empty if the installation's settings
/// approved it.
public record RoleChanged(Optional<UUID> by, UUID account, Role before, Role after) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "identity.role_changed", "account " + account, Map.of())
                .with("before", before)
                .with("after", after);
    }
}
