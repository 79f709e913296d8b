package org.tousaidants.label.badges;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tousaidants.label.badges.Badge.State;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceMarks;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.PlacesChanged;

/// The places whose badge holds at this moment: one that is suspended, withdrawn or ended marks nothing. A badge is
/// that of the place under which its record stands; if one of several is suspended, so is the place.
@Component
class PlaceBadges implements PlaceMarks {
    private final BadgeStore store;
    private final Places places;
    private final Clock clock;

    PlaceBadges(BadgeStore store, Places places, Clock clock) {
        this.store = store;
        this.places = places;
        this.clock = clock;
    }

    @Override
    @Cacheable("badges.recognised")
    public Map<PlaceId, String> recognised(String network) {
        var recognised = marked(network, State.VALID);
        recognised.keySet().removeAll(suspended(network).keySet());
        return recognised;
    }

    @Override
    public Map<PlaceId, String> suspended(String network) {
        return marked(network, State.SUSPENDED);
    }

    @TransactionalEventListener(
            classes = {BadgeMoved.class, PlacesChanged.class},
            fallbackExecution = true)
    @CacheEvict(cacheNames = "badges.recognised", allEntries = true)
    public void forget() {
        // What is next asked is read again.
    }

    private Map<PlaceId, String> marked(String network, State state) {
        var now = clock.instant();
        var found = new HashMap<PlaceId, String>();
        for (var badge : store.ofPlaces(network))
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
