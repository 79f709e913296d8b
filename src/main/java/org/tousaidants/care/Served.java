package org.tousaidants.care;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tousaidants.places.Place;
import org.tousaidants.places.PlaceId;
import org.tousaidants.schema.Field;
import org.tousaidants.territory.Commune;
import org.tousaidants.territory.Communes;
import org.tousaidants.territory.Point;

/// How many people a place serves, for want of a count: the inhabitants for whom it is the nearest place, as the crow
/// flies. Those of a commune that has places are shared among them in equal parts; those of a commune without one go to
/// the place that is nearest to its centre. Pure.
final class Served {
    private Served() {}

    static Map<PlaceId, Integer> of(Collection<Place> places, Communes communes, String departement) {
        var here = new HashMap<String, List<Place>>();
        var located = new ArrayList<Place>();
        for (var place : places) {
            commune(place, communes)
                    .ifPresent(commune -> here.computeIfAbsent(commune.code(), code -> new ArrayList<>())
                            .add(place));
            if (place.point().isPresent()) located.add(place);
        }
        var served = new HashMap<PlaceId, Integer>();
        here.forEach((code, own) -> communes.byCode(code)
                .ifPresent(commune -> own.forEach(
                        place -> served.merge(place.id(), commune.population() / own.size(), Integer::sum))));
        for (var commune : communes.inDepartement(departement))
            if (!commune.isDistrict() && !here.containsKey(commune.code()))
                nearest(located, commune.centre())
                        .ifPresent(place -> served.merge(place.id(), commune.population(), Integer::sum));
        return served;
    }

    private static Optional<Commune> commune(Place place, Communes communes) {
        return place.sheet()
                .get(Field.CODE_INSEE)
                .flatMap(communes::byCode)
                .or(() -> communes.find(place.commune(), place.sheet().text(Field.CODE_POSTAL)));
    }

    private static Optional<Place> nearest(List<Place> places, Point centre) {
        @Nullable Place best = null;
        var least = Double.MAX_VALUE;
        for (var place : places) {
            var metres = place.point().map(centre::metresTo).orElse(Double.MAX_VALUE);
            if (metres < least) {
                least = metres;
                best = place;
            }
        }
        return Optional.ofNullable(best);
    }
}
