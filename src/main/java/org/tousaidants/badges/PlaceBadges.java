package org.tousaidants.badges;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tousaidants.badges.Badge.State;
import org.tousaidants.places.PlaceId;
import org.tousaidants.places.PlaceMarks;

/// The places whose badge holds at this moment: one that is suspended, withdrawn or ended marks nothing. Each answer to
/// a search asks it: what was read holds until a badge moves here, or for the few seconds in which another process may
/// have moved one.
@Component
class PlaceBadges implements PlaceMarks {
    private static final Duration HOLDS = Duration.ofSeconds(5);

    private record Known(Instant read, Map<PlaceId, String> recognised) {
        boolean holds(Instant now) {
            return !now.isBefore(read) && now.isBefore(read.plus(HOLDS));
        }
    }

    private final BadgeStore store;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    PlaceBadges(BadgeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Map<PlaceId, String> recognised(String network) {
        var now = clock.instant();
        var last = known.get(network);
        if (last != null && last.holds(now)) return last.recognised;
        return known.compute(network, (_, before) -> before != null && before.holds(now) ? before : read(network, now))
                .recognised;
    }

    /// Waits for whoever is reading what held before.
    @TransactionalEventListener
    void forget(BadgeMoved moved) {
        known.remove(moved.network());
    }

    private Known read(String network, Instant now) {
        var recognised = new HashMap<PlaceId, String>();
        for (var badge : store.ofPlaces(network))
            if (badge.state(now) == State.VALID)
                badge.place().ifPresent(place -> recognised.put(place, "/verifier/" + badge.code()));
        return new Known(now, Map.copyOf(recognised));
    }
}
