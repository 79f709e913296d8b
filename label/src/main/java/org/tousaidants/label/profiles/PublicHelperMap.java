package org.tousaidants.label.profiles;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;

/// « Plan des aidant·es » — a map of the territory with the number of people who help in each commune, and the
/// recognised places. A person appears only at the centre of each commune, or at each place, that they chose to
/// show. The map shows the same facts as the list.
///
/// @param drawn the map
/// @param lines the same facts in words, by name of the commune
/// @param nowhere number of people without commune or place
/// @param outside number of communes of the list outside the map
record PublicHelperMap(MapDrawingView drawn, List<HelperMapCommuneRow> lines, int nowhere, int outside) {
    /// The facts about one commune.
    ///
    /// @param typed name of the commune as the search form accepts it
    /// @param helpers number of people
    record HelperMapCommuneRow(String commune, String typed, int helpers, List<Place> places) {
        String path() {
            return "/aidants?ou=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        }
    }

    private record HelpersInCommune(Commune commune, List<PublicProfile> helpers, List<Place> places) {}

    static PublicHelperMap of(
            List<PublicProfile> entries, Collection<Place> recognised, String departement, Communes communes) {
        var byCommune = new TreeMap<String, HelpersInCommune>();
        for (var entry : entries) {
            var hers = new LinkedHashSet<>(entry.communes());
            for (var place : entry.places()) commune(place, communes).ifPresent(hers::add);
            for (var communeCode : hers) at(byCommune, communeCode).helpers.add(entry);
        }
        for (var place : recognised)
            commune(place, communes).ifPresent(one -> at(byCommune, one).places.add(place));
        var drawing = MapDrawingViewBuilder.of(departement, communes.inDepartement(departement));
        var most = byCommune.values().stream()
                .mapToInt(one -> one.helpers.size())
                .max()
                .orElse(1);
        for (var entry : byCommune.values())
            if (!entry.helpers.isEmpty()) drawing.circle(entry.commune.centre(), entry.helpers.size(), most);
        drawing.dots(recognised.stream()
                .flatMap(place -> place.point().stream())
                .distinct()
                .toList());
        return new PublicHelperMap(
                drawing.drawn(),
                byCommune.values().stream()
                        .map(one -> new HelperMapCommuneRow(
                                one.commune.name(),
                                one.commune.written(),
                                one.helpers.size(),
                                one.places.stream()
                                        .sorted(Comparator.comparing(Place::name))
                                        .toList()))
                        .toList(),
                (int) entries.stream().filter(one -> one.around().isEmpty()).count(),
                (int) byCommune.values().stream()
                        .filter(one -> !drawing.holds(one.commune.centre()))
                        .count());
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    private static HelpersInCommune at(TreeMap<String, HelpersInCommune> here, Commune commune) {
        return here.computeIfAbsent(
                FrenchAlphabeticalOrder.plain(commune.name()) + " " + commune.code(),
                _ -> new HelpersInCommune(commune, new ArrayList<>(), new ArrayList<>()));
    }

    private static Optional<Commune> commune(Place place, Communes communes) {
        return place.sheet()
                .get(Field.CODE_INSEE)
                .flatMap(communes::byCode)
                .or(() -> communes.find(place.commune(), place.sheet().text(Field.CODE_POSTAL)));
    }
}
