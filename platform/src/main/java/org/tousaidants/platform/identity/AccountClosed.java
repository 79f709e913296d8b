package org.tousaidants.platform.identity;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// « Compte fermé » — she can no longer sign in. `by` is [#NOBODY] when it had slept too long.
public record AccountClosed(UUID by, UUID account) implements Noted {
    static final UUID NOBODY = new UUID(0, 0);

    @Override
    public Note note() {
        var who = Optional.of(by).filter(id -> !id.equals(NOBODY));
        return new Note(who, "identity.account_closed", "account " + account, Map.of());
    }
}
