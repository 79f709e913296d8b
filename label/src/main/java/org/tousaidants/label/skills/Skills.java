package org.tousaidants.label.skills;

import java.util.List;
import org.springframework.stereotype.Service;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Network;

/// « Les compétences » — service for the map of skills: computes how far each skill reaches in a network's
/// territory, on request.
@Service
class Skills {
    private final Directory directory;
    private final Territories territories;

    Skills(Directory directory, Territories territories) {
        this.directory = directory;
        this.territories = territories;
    }

    NearestPlaces reach(Network network, Skill skill) {
        return NearestPlaces.of(
                communes(network),
                places(network).stream()
                        .filter(place -> skill.offered(place.sheet()))
                        .toList());
    }

    List<Commune> communes(Network network) {
        return territories.communes().inDepartement(network.departement());
    }

    /// The number of places without this field on their sheet: the figures leave them out.
    long silent(Network network, Field field) {
        return places(network).stream()
                .filter(place -> place.sheet().get(field).isEmpty())
                .count();
    }

    /// The places in the territory, because a directory may contain places of the whole country.
    List<Place> places(Network network) {
        return directory.snapshot().places().stream()
                .filter(place -> {
                    var code = place.sheet().text(Field.CODE_INSEE);
                    return code.isEmpty() || Commune.departementOf(code).equals(network.departement());
                })
                .toList();
    }
}
