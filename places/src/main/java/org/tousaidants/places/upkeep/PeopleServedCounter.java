package org.tousaidants.places.upkeep;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// Counts the estimated number of people that each place of a network serves.
@Component
class PeopleServedCounter {
    private final PlaceDirectory directory;
    private final TerritoryNetworks networks;
    private final TerritoryCommunes territories;

    PeopleServedCounter(PlaceDirectory directory, TerritoryNetworks networks, TerritoryCommunes territories) {
        this.directory = directory;
        this.networks = networks;
        this.territories = territories;
    }

    Map<PlaceId, Integer> of() {
        var departement = networks.byId(CurrentTenantScope.here())
                .map(TerritoryNetwork::departement)
                .orElse("");
        return PeopleServedByPlace.of(directory.snapshot().places(), territories.communes(), departement);
    }
}
