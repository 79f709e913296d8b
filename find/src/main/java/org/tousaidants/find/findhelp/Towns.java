package org.tousaidants.find.findhelp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.tousaidants.find.ranking.TownNames;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Networks;

/// « Les noms de lieux du réseau » — those of the table as it is now, its own territory first.
@Service
class Towns {
    private final Territories territories;
    private final Networks networks;
    private final Map<String, TownNames> known = new ConcurrentHashMap<>();

    Towns(Territories territories, Networks networks) {
        this.territories = territories;
        this.networks = networks;
    }

    TownNames here() {
        var communes = territories.communes();
        var departement = networks.here().departement();
        var last = known.get(departement);
        if (last != null && last.communes() == communes) return last;
        var made = new TownNames(communes, departement);
        known.put(departement, made);
        return made;
    }
}
