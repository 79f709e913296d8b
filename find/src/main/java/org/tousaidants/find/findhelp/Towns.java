package org.tousaidants.find.findhelp;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.tousaidants.find.ranking.TownNames;
import org.tousaidants.places.communes.CommunesChanged;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Networks;

/// « Les noms de lieux du réseau » — those of the table as it is now, its own territory first.
@Service
class Towns {
    private final Territories territories;
    private final Networks networks;

    Towns(Territories territories, Networks networks) {
        this.territories = territories;
        this.networks = networks;
    }

    @Cacheable("find.towns")
    public TownNames here() {
        return new TownNames(territories.communes(), networks.here().departement());
    }

    @EventListener(CommunesChanged.class)
    @CacheEvict(cacheNames = "find.towns", allEntries = true)
    public void forget() {
        // What is next asked is made of the new table.
    }
}
