package org.tousaidants.badges;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.badges.Badge.State;
import org.tousaidants.places.PlaceId;
import org.tousaidants.places.PlaceMarks;
import org.tousaidants.places.Places;

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
    @Transactional(readOnly = true)
    public Map<PlaceId, String> recognised(String network) {
        var badges = store.ofPlaces(network);
        var recognised = marked(network, badges, State.VALID);
        recognised.keySet().removeAll(marked(network, badges, State.SUSPENDED).keySet());
        return Map.copyOf(recognised);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<PlaceId, String> suspended(String network) {
        return Map.copyOf(marked(network, store.ofPlaces(network), State.SUSPENDED));
    }

    private Map<PlaceId, String> marked(String network, List<Badge> badges, State state) {
        var now = clock.instant();
        var found = new HashMap<PlaceId, String>();
        for (var badge : badges)
            if (badge.state(now) == state)
                badge.place().ifPresent(record -> found.put(record, "/verifier/" + badge.code()));
        var standing = places.find(network, found.keySet());
        var marked = new HashMap<PlaceId, String>();
        found.forEach((record, path) -> Optional.ofNullable(standing.get(record))
                .ifPresent(place -> marked.put(place.id(), path)));
        return marked;
    }
}
