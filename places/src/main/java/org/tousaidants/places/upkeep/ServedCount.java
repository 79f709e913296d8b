package org.tousaidants.places.upkeep;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;

/// How many people each place of a network serves, counted once for each version of the directory.
@Component
class ServedCount {
    private record Counted(long version, Map<PlaceId, Integer> people) {}

    private final Directory directory;
    private final Networks networks;
    private final Territories territories;
    private final Map<String, Counted> counted = new ConcurrentHashMap<>();

    ServedCount(Directory directory, Networks networks, Territories territories) {
        this.directory = directory;
        this.networks = networks;
        this.territories = territories;
    }

    Map<PlaceId, Integer> of(String network) {
        var snapshot = directory.snapshot(network);
        var known = counted.get(network);
        if (known != null && known.version() == snapshot.version()) return known.people();
        var departement = networks.byId(network).map(Network::departement).orElse("");
        var people = PeopleServed.of(snapshot.places(), territories.communes(), departement);
        counted.put(network, new Counted(snapshot.version(), people));
        return people;
    }
}
