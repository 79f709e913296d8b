package org.tousaidants.places.upkeep;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.tenancy.TenantScope;

/// The number of people that each place of a network serves.
@Component
class PeopleServedCounter {
    private final Directory directory;
    private final Networks networks;
    private final Territories territories;

    PeopleServedCounter(Directory directory, Networks networks, Territories territories) {
        this.directory = directory;
        this.networks = networks;
        this.territories = territories;
    }

    Map<PlaceId, Integer> of() {
        var departement =
                networks.byId(TenantScope.here()).map(Network::departement).orElse("");
        return PeopleServed.of(directory.snapshot().places(), territories.communes(), departement);
    }
}
