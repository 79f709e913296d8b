package org.tousaidants.label.publicprofiles;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tousaidants.label.badges.BadgeMoved;
import org.tousaidants.places.directory.BriefCache;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlacePeople;
import org.tousaidants.places.directory.PlacesChanged;
import org.tousaidants.platform.identity.AccountClosed;

/// Who helps where, as each agreed to say it and the place confirmed. Each answer to a search asks it: what was read is
/// forgotten when an agreement, a word of the place, a badge, a place or an account moves.
@Component
class ListedPlaces implements PlacePeople {
    private final PublicList publicList;
    private final BriefCache<Map<PlaceId, List<Helping>>> lately;

    ListedPlaces(PublicList publicList, Clock clock) {
        this.publicList = publicList;
        this.lately = new BriefCache<>(clock);
    }

    @Override
    public Map<PlaceId, List<Helping>> helping(String network) {
        return lately.of(network, this::read);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void forget(ConsentChanged changed) {
        lately.forget(changed.network());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void forget(PresenceMoved moved) {
        lately.forget(moved.network());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void forget(BadgeMoved moved) {
        lately.forget(moved.network());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void forget(PlacesChanged changed) {
        lately.forget(changed.network());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void forget(AccountClosed closed) {
        lately.forget(closed.network());
    }

    private Map<PlaceId, List<Helping>> read(String network) {
        var helping = new HashMap<PlaceId, List<Helping>>();
        for (var entry : publicList.withPlaces(network))
            for (var place : entry.places())
                helping.computeIfAbsent(place.id(), _ -> new ArrayList<>())
                        .add(new Helping(
                                entry.name(),
                                entry.recognised().stream()
                                        .map(PublicEntry.Recognised::name)
                                        .collect(Collectors.joining(", ")),
                                entry.path()));
        return helping;
    }
}
