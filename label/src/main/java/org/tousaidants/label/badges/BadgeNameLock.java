package org.tousaidants.label.badges;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.PersonNameLock;

/// « Nom du badge » — prevents a holder from changing their name while a badge with that name is valid or
/// suspended.
@Component
class BadgeNameLock implements PersonNameLock {
    private final BadgeStore store;
    private final Clock clock;

    BadgeNameLock(BadgeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public boolean keeps(UUID account) {
        var now = clock.instant();
        return store.open(account).stream()
                .flatMap(code -> store.find(code).stream())
                .anyMatch(badge -> switch (badge.state(now)) {
                    case EARLY, VALID, SUSPENDED -> true;
                    case LAPSED, WITHDRAWN -> false;
                });
    }
}
