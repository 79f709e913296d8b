package org.tousaidants.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.places.PlaceId;
import org.tousaidants.places.PlacePeople;

/// Who helps where, as each agreed to say it.
@Component
class ListedPlaces implements PlacePeople {
    private final Listing listing;

    ListedPlaces(Listing listing) {
        this.listing = listing;
    }

    @Override
    public Map<PlaceId, List<Helping>> helping(String network) {
        var helping = new HashMap<PlaceId, List<Helping>>();
        for (var entry : listing.withPlaces(network))
            for (var place : entry.places())
                helping.computeIfAbsent(place.id(), _ -> new ArrayList<>())
                        .add(new Helping(
                                entry.name(),
                                entry.recognised().stream()
                                        .map(Entry.Recognised::name)
                                        .collect(Collectors.joining(", ")),
                                entry.path()));
        return helping;
    }
}
