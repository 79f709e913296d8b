package org.tousaidants.platform.identity;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// « Compte fermé » — published when an account is closed.
///
/// @param by account of the person who closed it; [#NOBODY] if the system closed it because nobody had used it for
/// months
public record AccountClosed(UUID by, UUID account) implements JournalledEvent {
    static final UUID NOBODY = new UUID(0, 0);

    @Override
    public JournalEventNote note() {
        var who = Optional.of(by).filter(id -> !id.equals(NOBODY));
        return new JournalEventNote(who, "identity.account_closed", "account " + account, Map.of());
    }
}
