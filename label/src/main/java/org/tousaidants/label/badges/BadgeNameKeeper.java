package org.tousaidants.label.badges;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.NameKeeper;

/// « Nom du badge » — a name that we signed is not changed by whom it names while the badge counts or is suspended.
@Component
class BadgeNameKeeper implements NameKeeper {
    private final BadgeStore store;
    private final Clock clock;

    BadgeNameKeeper(BadgeStore store, Clock clock) {
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
