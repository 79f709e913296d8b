package org.tousaidants.places.directory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// Coordination page with the list of places, in which a coordinator searches, sorts and opens a map.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class PlaceListDeskPages {
    private static final int PER_PAGE = 40;
    private static final int MOST_DRAWN = 2_000;

    /// Accepted values of the parameter by which the list is sorted; without the parameter it is sorted by
    /// commune.
    private static final Set<String> SORTS = Set.of("nom", "anciens", "recents");

    /// One page of the coordinator's list of places; `last` is the number of the last page.
    record PlaceListView(
            String q,
            String missing,
            boolean closed,
            Pagination paging,
            int total,
            List<Place> places,
            Form form,
            Set<PlaceId> recognised,
            MapDrawingView map) {
        String address() {
            return "/bureau/lieux?" + (closed ? "fermes=1&" : "") + "q=" + URLEncoder.encode(q, StandardCharsets.UTF_8)
                    + "&sans=" + missing + chosen("tri") + chosen("label") + "&page=";
        }

        private String chosen(String name) {
            return form.value(name).isEmpty() ? "" : "&" + name + "=" + form.value(name);
        }
    }

    private final Places places;
    private final PlaceDirectory directory;
    private final List<PlaceRecognitions> marks;
    private final TerritoryCommunes territories;

    PlaceListDeskPages(
            Places places, PlaceDirectory directory, List<PlaceRecognitions> marks, TerritoryCommunes territories) {
        this.places = places;
        this.directory = directory;
        this.marks = marks;
        this.territories = territories;
    }

    @GetMapping("/bureau/lieux")
    View list(
            SignedInPerson actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "sans", defaultValue = "") String missing,
            @RequestParam(defaultValue = "") String fermes,
            @RequestParam(defaultValue = "") String tri,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "1") String page) {
        var asked = FrenchAlphabeticalOrder.plain(q);
        var words = asked.split(" ");
        var absent = Field.ofColumn(missing);
        var closed = !fermes.isEmpty();
        var listed = closed ? places.closed() : directory.snapshot().places();
        var recognised = recognised();
        var found = sorted(
                tri,
                listed.stream()
                        .filter(place -> switch (label) {
                            case "oui" -> recognised.contains(place.id());
                            case "non" -> !recognised.contains(place.id());
                            default -> true;
                        })
                        .filter(place -> absent.isEmpty()
                                || place.sheet().get(absent.get()).isEmpty())
                        .filter(place -> {
                            if (asked.isEmpty()) return true;
                            var text = FrenchAlphabeticalOrder.plain(place.name() + " " + place.commune() + " "
                                    + place.sheet().text(Field.CODE_POSTAL) + " "
                                    + place.sheet().text(Field.ADRESSE) + " " + place.code());
                            for (var word : words) if (!text.contains(word)) return false;
                            return true;
                        }));
        var paging = Pagination.of(page, found.size(), PER_PAGE);
        return View.of(
                "places/directory/deskList",
                new PlaceListView(
                        q,
                        absent.map(Field::column).orElse(""),
                        closed,
                        paging,
                        found.size(),
                        paging.of(found),
                        Form.filled(Map.of(
                                "q", List.of(q),
                                "sans", List.of(missing),
                                "tri", List.of(SORTS.contains(tri) ? tri : ""),
                                "label", List.of(label.equals("oui") || label.equals("non") ? label : ""))),
                        recognised,
                        map(actor, found)));
    }

    private static List<Place> sorted(String by, Stream<Place> places) {
        return switch (by) {
            case "nom" ->
                FrenchAlphabeticalOrder.by(
                        places,
                        Place::name,
                        Place::commune,
                        place -> place.code().value());
            case "anciens" ->
                places.sorted(Comparator.comparing(Place::changedAt)).toList();
            case "recents" ->
                places.sorted(Comparator.comparing(Place::changedAt).reversed()).toList();
            default ->
                FrenchAlphabeticalOrder.by(
                        places,
                        Place::commune,
                        Place::name,
                        place -> place.code().value());
        };
    }

    private Set<PlaceId> recognised() {
        return PlaceRecognitions.ofAll(marks);
    }

    private MapDrawingView map(SignedInPerson actor, List<Place> found) {
        var departement = actor.network().departement();
        return MapDrawingViewBuilder.of(departement, territories.communes().inDepartement(departement))
                .dots(found.stream()
                        .limit(MOST_DRAWN)
                        .flatMap(place -> place.point().stream())
                        .toList())
                .drawn();
    }
}
