package org.tousaidants.label.badges;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tousaidants.label.badges.Badge.State;
import org.tousaidants.places.directory.BriefCache;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceMarks;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.PlacesChanged;

/// The places whose badge holds at this moment: one that is suspended, withdrawn or ended marks nothing. A badge is
/// that of the place under which its record stands; if one of several is suspended, so is the place. Each answer to a
/// search asks it: what was read is forgotten when a badge or a place moves.
@Component
class PlaceBadges implements PlaceMarks {
    private record Marked(Map<PlaceId, String> recognised, Map<PlaceId, String> suspended) {}

    private final BadgeStore store;
    private final Places places;
    private final Clock clock;
    private final BriefCache<Marked> lately;

    PlaceBadges(BadgeStore store, Places places, Clock clock) {
        this.store = store;
        this.places = places;
        this.clock = clock;
        this.lately = new BriefCache<>(clock);
    }

    @Override
    public Map<PlaceId, String> recognised(String network) {
        return lately.of(network, this::read).recognised;
    }

    @Override
    public Map<PlaceId, String> suspended(String network) {
        return lately.of(network, this::read).suspended;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void forget(BadgeMoved moved) {
        lately.forget(moved.network());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void forget(PlacesChanged changed) {
        lately.forget(changed.network());
    }

    private Marked read(String network) {
        var now = clock.instant();
        var badges = store.ofPlaces(network);
        var suspended = marked(network, badges, State.SUSPENDED, now);
        var recognised = marked(network, badges, State.VALID, now);
        recognised.keySet().removeAll(suspended.keySet());
        return new Marked(Map.copyOf(recognised), Map.copyOf(suspended));
    }

    private Map<PlaceId, String> marked(String network, List<Badge> badges, State state, Instant now) {
        var found = new HashMap<PlaceId, String>();
        for (var badge : badges)
            if (badge.state(now) == state)
                badge.place().ifPresent(record -> found.put(record, "/verifier/" + badge.code()));
        var standing = places.find(network, found.keySet());
        var marked = new HashMap<PlaceId, String>();
        found.forEach((record, path) -> Optional.ofNullable(standing.get(record))
                .filter(Place::inLists)
                .ifPresent(place -> marked.put(place.id(), path)));
        return marked;
    }
}
