package org.tousaidants.label.badges;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tousaidants.label.badges.LabelBadge.BadgeState;
import org.tousaidants.places.directory.DirectoryPlacesChanged;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceRecognitions;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.modules.NetworkModules;

/// Lists the places with a valid badge, which is not suspended, withdrawn or ended. A badge counts for the place to
/// which its record belongs now. If one of several badges is suspended, the place does not count.
@Component
class PlacesWithValidBadge implements PlaceRecognitions {
    private final BadgeStore store;
    private final Places places;
    private final NetworkModules modules;
    private final Clock clock;

    PlacesWithValidBadge(BadgeStore store, Places places, NetworkModules modules, Clock clock) {
        this.store = store;
        this.places = places;
        this.modules = modules;
        this.clock = clock;
    }

    @Override
    @Cacheable("badges.recognised")
    public Map<PlaceId, String> recognised() {
        var recognised = marked(BadgeState.VALID);
        recognised.keySet().removeAll(suspended().keySet());
        return recognised;
    }

    @Override
    public Map<PlaceId, String> suspended() {
        return marked(BadgeState.SUSPENDED);
    }

    @TransactionalEventListener(
            classes = {BadgeStatusChanged.class, DirectoryPlacesChanged.class},
            fallbackExecution = true)
    @CacheEvict(cacheNames = "badges.recognised", allEntries = true)
    public void forget() {
        // The cache is not refilled here: it is cleared, and the next request reads the database.
    }

    private Map<PlaceId, String> marked(BadgeState state) {
        if (!modules.isOn(PlacesWithValidBadge.class)) return new HashMap<>();
        var now = clock.instant();
        var found = new HashMap<PlaceId, String>();
        for (var badge : store.ofPlaces())
            if (badge.state(now) == state)
                badge.place().ifPresent(record -> found.put(record, "/verifier/" + badge.code()));
        var standing = places.find(found.keySet());
        var marked = new HashMap<PlaceId, String>();
        found.forEach((record, path) -> Optional.ofNullable(standing.get(record))
                .filter(Place::inLists)
                .ifPresent(place -> marked.put(place.id(), path)));
        return marked;
    }
}
