package org.tousaidants.badges;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.badges.Badge.State;
import org.tousaidants.places.PlaceId;
import org.tousaidants.places.PlaceMarks;

/// The places whose badge holds at this moment: one that is suspended, withdrawn or ended marks nothing.
@Component
class PlaceBadges implements PlaceMarks {
    private final BadgeStore store;
    private final Clock clock;

    PlaceBadges(BadgeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<PlaceId, String> recognised(String network) {
        var now = clock.instant();
        var recognised = new HashMap<PlaceId, String>();
        for (var badge : store.ofPlaces(network))
            if (badge.state(now) == State.VALID)
                badge.place().ifPresent(place -> recognised.put(place, "/verifier/" + badge.code()));
        return Map.copyOf(recognised);
    }
}
