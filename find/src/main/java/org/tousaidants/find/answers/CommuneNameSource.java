package org.tousaidants.find.answers;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.tousaidants.find.understanding.CommuneNamesInText;
import org.tousaidants.places.communes.CommuneTableChanged;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.identity.TerritoryNetworks;

/// « Les noms de lieux du réseau » — gives the names of communes from the current table of communes. The communes of
/// the network's territory come first.
@Service
public class CommuneNameSource {
    private final TerritoryCommunes territories;
    private final TerritoryNetworks networks;

    CommuneNameSource(TerritoryCommunes territories, TerritoryNetworks networks) {
        this.territories = territories;
        this.networks = networks;
    }

    @Cacheable("find.towns")
    public CommuneNamesInText here() {
        return new CommuneNamesInText(territories.communes(), networks.here().departement());
    }

    @EventListener(CommuneTableChanged.class)
    @CacheEvict(cacheNames = "find.towns", allEntries = true)
    public void forget() {
        // Discards the cached names, so that the next search reads the names from the new table of communes.
    }
}
