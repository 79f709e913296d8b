package org.tousaidants.label.skillsmap;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Network;

/// « Les compétences » — the door of the room: the reach of each skill over a network's territory, computed when
/// asked and kept as long as neither places nor communes change.
@Service
class Skills {
    /// « Relevé des compétences » — what the map of a network was made from, and the reach of each skill asked so
    /// far.
    private record Survey(
            Directory.Snapshot snapshot, Communes communes, String departement, Map<Skill, Reach> reaches) {}

    private final Directory directory;
    private final Territories territories;
    private final Map<String, Survey> surveys = new ConcurrentHashMap<>();

    Skills(Directory directory, Territories territories) {
        this.directory = directory;
        this.territories = territories;
    }

    Reach reach(Network network, Skill skill) {
        var survey = survey(network);
        return survey.reaches()
                .computeIfAbsent(
                        skill,
                        asked -> Reach.of(
                                communes(network),
                                places(network).stream()
                                        .filter(place -> asked.offered(place.sheet()))
                                        .toList()));
    }

    List<Commune> communes(Network network) {
        return territories.communes().inDepartement(network.departement());
    }

    /// Places that say nothing of this kind of skill: what the figures leave out.
    long silent(Network network, Field field) {
        return places(network).stream()
                .filter(place -> place.sheet().get(field).isEmpty())
                .count();
    }

    /// Those of the territory: a directory may hold places of the whole country.
    List<Place> places(Network network) {
        return survey(network).snapshot().places().stream()
                .filter(place -> {
                    var code = place.sheet().text(Field.CODE_INSEE);
                    return code.isEmpty() || Commune.departementOf(code).equals(network.departement());
                })
                .toList();
    }

    private Survey survey(Network network) {
        var snapshot = directory.snapshot(network.id());
        var communes = territories.communes();
        return surveys.compute(
                network.id(),
                (id, known) -> known != null
                                && known.snapshot() == snapshot
                                && known.communes() == communes
                                && known.departement().equals(network.departement())
                        ? known
                        : new Survey(snapshot, communes, network.departement(), new ConcurrentHashMap<>()));
    }
}
