package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Rôle changé » — of an account, by a coordinator.
public record RoleChanged(String network, UUID by, UUID account, Role before, Role after) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, network, "identity.role_changed", "account " + account)
                .with("before", before)
                .with("after", after);
    }
}
