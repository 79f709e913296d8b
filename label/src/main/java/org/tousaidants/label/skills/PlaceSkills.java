package org.tousaidants.label.skills;

import java.util.List;
import org.springframework.stereotype.Service;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.identity.TerritoryNetwork;

/// « Les compétences » — computes the map of skills on request: the distance from each commune of the territory to
/// the nearest place that offers a skill.
@Service
class PlaceSkills {
    private final PlaceDirectory directory;
    private final TerritoryCommunes territories;

    PlaceSkills(PlaceDirectory directory, TerritoryCommunes territories) {
        this.directory = directory;
        this.territories = territories;
    }

    NearestPlacesOfCommunes reach(TerritoryNetwork network, PlaceSkill skill) {
        return NearestPlacesOfCommunes.of(
                communes(network),
                places(network).stream()
                        .filter(place -> skill.offered(place.sheet()))
                        .toList());
    }

    List<Commune> communes(TerritoryNetwork network) {
        return territories.communes().inDepartement(network.departement());
    }

    /// Returns the number of places for which the directory does not state this field. The figures about the
    /// field do not count these places.
    long silent(TerritoryNetwork network, Field field) {
        return places(network).stream()
                .filter(place -> place.sheet().get(field).isEmpty())
                .count();
    }

    /// Returns the places of the directory that are in the territory of the network. The directory may contain
    /// places of the whole country.
    List<Place> places(TerritoryNetwork network) {
        return directory.snapshot().places().stream()
                .filter(place -> {
                    var code = place.sheet().text(Field.CODE_INSEE);
                    return code.isEmpty() || Commune.departementOf(code).equals(network.departement());
                })
                .toList();
    }
}
