package org.tousaidants.find.answers;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.tousaidants.find.understanding.TownNames;
import org.tousaidants.places.communes.CommunesChanged;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Networks;

/// « Les noms de lieux du réseau » — provides the names of communes from the current table, those of the
/// territory first.
@Service
public class TownNameSource {
    private final Territories territories;
    private final Networks networks;

    TownNameSource(Territories territories, Networks networks) {
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
        // The cached names are dropped; the next search reads the new table.
    }
}
