package org.tousaidants.places.harvest;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.identity.TerritoryNetworks;

/// « Territoire d’un import » — tells whether a place of a source is in the département of the network. A national
/// list has places of all of France, and a network covers one département.
@Component
class HarvestTerritory {
    private final TerritoryCommunes territories;
    private final TerritoryNetworks networks;

    HarvestTerritory(TerritoryCommunes territories, TerritoryNetworks networks) {
        this.territories = territories;
        this.networks = networks;
    }

    Communes communes() {
        return territories.communes();
    }

    /// Returns whether a place is outside the département of the network. A place whose commune is unknown, or whose
    /// postcode serves several départements, counts as inside, so that no place of the territory is left out.
    boolean isElsewhere(PlaceSheet sheet) {
        var here = networks.here().departement();
        return !here.isEmpty()
                && departement(sheet, here).filter(one -> !one.equals(here)).isPresent();
    }

    private Optional<String> departement(PlaceSheet sheet, String here) {
        var communes = communes();
        var postcode = sheet.text(Field.CODE_POSTAL);
        return communes.byCode(sheet.text(Field.CODE_INSEE))
                .or(() -> communes.find(sheet.text(Field.COMMUNE), postcode))
                .map(Commune::departement)
                .or(() -> {
                    var served = communes.byPostcode(postcode);
                    return served.stream().anyMatch(one -> one.departement().equals(here))
                            ? Optional.empty()
                            : served.stream().map(Commune::departement).findFirst();
                });
    }
}
