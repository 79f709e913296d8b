package org.tousaidants.badges;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tousaidants.badges.Badge.State;
import org.tousaidants.places.PlaceId;
import org.tousaidants.places.PlaceMarks;
import org.tousaidants.places.Places;
import org.tousaidants.places.PlacesChanged;

/// The places whose badge holds at this moment: one that is suspended, withdrawn or ended marks nothing. A badge is
/// that of the place under which its record stands; if one of several is suspended, so is the place. Each answer to a
/// search asks it: what was read holds until a badge or a place moves here, or for the few seconds in which another
/// process may have moved one.
@Component
class PlaceBadges implements PlaceMarks {
    private static final Duration HOLDS = Duration.ofSeconds(5);

    private record Known(Instant read, Map<PlaceId, String> recognised, Map<PlaceId, String> suspended) {
        boolean holds(Instant now) {
            return !now.isBefore(read) && now.isBefore(read.plus(HOLDS));
        }
    }

    private final BadgeStore store;
    private final Places places;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    PlaceBadges(BadgeStore store, Places places, Clock clock) {
        this.store = store;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public Map<PlaceId, String> recognised(String network) {
        return known(network).recognised;
    }

    @Override
    public Map<PlaceId, String> suspended(String network) {
        return known(network).suspended;
    }

    private Known known(String network) {
        var now = clock.instant();
        var last = known.get(network);
        if (last != null && last.holds(now)) return last;
        return known.compute(network, (_, before) -> before != null && before.holds(now) ? before : read(network, now));
    }

    /// Waits for whoever is reading what held before.
    @TransactionalEventListener(fallbackExecution = true)
    void forget(BadgeMoved moved) {
        known.remove(moved.network());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void forget(PlacesChanged changed) {
        known.remove(changed.network());
    }

    private Known read(String network, Instant now) {
        var badges = store.ofPlaces(network);
        var suspended = marked(network, badges, State.SUSPENDED, now);
        var recognised = marked(network, badges, State.VALID, now);
        recognised.keySet().removeAll(suspended.keySet());
        return new Known(now, Map.copyOf(recognised), Map.copyOf(suspended));
    }

    private Map<PlaceId, String> marked(String network, List<Badge> badges, State state, Instant now) {
        var found = new HashMap<PlaceId, String>();
        for (var badge : badges)
            if (badge.state(now) == state)
                badge.place().ifPresent(record -> found.put(record, "/verifier/" + badge.code()));
        var standing = places.find(network, found.keySet());
        var marked = new HashMap<PlaceId, String>();
        found.forEach((record, path) ->
                Optional.ofNullable(standing.get(record)).ifPresent(place -> marked.put(place.id(), path)));
        return marked;
    }
}
