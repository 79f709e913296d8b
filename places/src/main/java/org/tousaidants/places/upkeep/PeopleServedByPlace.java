package org.tousaidants.places.upkeep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.NearestPointFinder;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;

/// The estimated number of people that a place serves: the inhabitants for whom it is the nearest place in a
/// straight line. Inhabitants of a commune are shared equally among the places of the commune. If it has none, they
/// count for the place nearest to its centre.
final class PeopleServedByPlace {
    private PeopleServedByPlace() {}

    static Map<PlaceId, Integer> of(Collection<Place> places, Communes communes, String departement) {
        var byCommune = new HashMap<String, List<Place>>();
        var located = new ArrayList<Place>();
        for (var place : places) {
            commune(place, communes)
                    .ifPresent(commune -> byCommune
                            .computeIfAbsent(commune.code(), code -> new ArrayList<>())
                            .add(place));
            if (place.point().isPresent()) located.add(place);
        }
        var served = new HashMap<PlaceId, Integer>();
        byCommune.forEach((code, own) -> communes.byCode(code)
                .ifPresent(commune -> own.forEach(
                        place -> served.merge(place.id(), commune.population() / own.size(), Integer::sum))));
        var nearest = NearestPointFinder.of(
                located.stream().map(place -> place.point().orElseThrow()).toList());
        for (var commune : communes.inDepartement(departement))
            if (!commune.isDistrict() && !byCommune.containsKey(commune.code()))
                nearest.to(commune.centre())
                        .ifPresent(i -> served.merge(located.get(i).id(), commune.population(), Integer::sum));
        return served;
    }

    private static Optional<Commune> commune(Place place, Communes communes) {
        return place.sheet()
                .get(Field.CODE_INSEE)
                .flatMap(communes::byCode)
                .or(() -> communes.find(place.commune(), place.sheet().text(Field.CODE_POSTAL)));
    }
}
