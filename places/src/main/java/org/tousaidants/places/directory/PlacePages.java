package org.tousaidants.places.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.core.hours.HoursWords;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.hours.Status;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Precision;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.maps.LandMap;
import org.tousaidants.platform.maps.MapDrawing;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Row;
import org.tousaidants.platform.web.View;

/// The public page of a place, at an address that never dies: only the code at its end decides.
@Controller
@Open
class PlacePages {
    /// « Fiche publique » — `openNow` is a sentence and `tone` its colour, one more way of saying it;
    /// `hoursAsWritten` is shown when the hours could not be read; `recognised`, where its recognition is checked;
    /// `suspended`, where one reads that it does not count for the moment; `helping`, those who agreed to be named;
    /// `welcome`, what enough people said of it; `back`, the answers that led here, empty for who came otherwise.
    record Shown(
            Place place,
            List<String> kinds,
            String openNow,
            String tone,
            List<String> week,
            Optional<String> hoursAsWritten,
            List<Row> good,
            List<PlaceLink> links,
            Freshness freshness,
            Completeness completeness,
            Optional<String> recognised,
            Optional<String> suspended,
            List<PlacePeople.Helping> helping,
            List<PlaceWay> allWays,
            Optional<Photos.Photo> photo,
            Optional<PlaceWelcome.Said> welcome,
            Optional<LandMap> map,
            String jsonLd,
            String back) {
        List<PlaceWay> ways(Page page) {
            return page.helps()
                    ? PlaceWay.of(allWays.stream(), PlaceWay.Seen.EVERYBODY, PlaceWay.Seen.SIGNED_IN)
                    : PlaceWay.of(allWays.stream(), PlaceWay.Seen.EVERYBODY);
        }

        String text(Field field) {
            return place.sheet().text(field);
        }

        List<String> list(Field field) {
            return place.sheet().list(field);
        }

        boolean gone() {
            return place.goneAt().isPresent();
        }

        Optional<LocalDate> closed() {
            return place.closedAt().map(PlaceWords::day);
        }

        boolean itinerant() {
            return list(Field.ITINERANCE).contains("Itinérant");
        }

        boolean approximate() {
            return place.precision()
                    .filter(known -> known == Precision.COMMUNE || known == Precision.ESTIMATED)
                    .isPresent();
        }

        Optional<String> booking() {
            return PlaceLink.web(text(Field.PRISE_RDV));
        }
    }

    private static final Pattern ANSWERS =
            Pattern.compile("https?://[^/]+(/aide/(?:reponses|guichet)\\?[A-Za-z0-9=&%+.,_-]{1,400})");

    private final Places places;
    private final Networks networks;
    private final Territories territories;
    private final UpkeepRules rules;
    private final List<PlaceMarks> marks;
    private final List<PlacePeople> people;
    private final List<PlaceWay> ways;
    private final Photos photos;
    private final ObjectProvider<PlaceWelcome> welcomes;
    private final Clock clock;

    PlacePages(
            Places places,
            Networks networks,
            Territories territories,
            UpkeepRules rules,
            List<PlaceMarks> marks,
            List<PlacePeople> people,
            List<PlaceWay> ways,
            Photos photos,
            ObjectProvider<PlaceWelcome> welcomes,
            Clock clock) {
        this.places = places;
        this.networks = networks;
        this.territories = territories;
        this.rules = rules;
        this.marks = marks;
        this.people = people;
        this.ways = ways;
        this.photos = photos;
        this.welcomes = welcomes;
        this.clock = clock;
    }

    @GetMapping("/lieux/{address}")
    View place(
            @PathVariable String address, @RequestHeader(name = "Referer", defaultValue = "") String from, Page page) {
        var place = PlaceCode.endOf(address.toLowerCase(Locale.ROOT))
                .flatMap(code -> places.find(networks.here().id(), code))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        // Asked again each time: a record that stands under another may stand by itself tomorrow.
        if (!address.equals(place.slug()))
            return View.redirect("/lieux/" + place.slug()).status(301).header("Cache-Control", "no-cache");
        return View.of("places/directory/place", shown(place, answers(from), page));
    }

    /// The path of the answers that the person came from; of another page or another site, none.
    private static String answers(String from) {
        var found = ANSWERS.matcher(from);
        return found.matches() ? found.group(1) : "";
    }

    private Shown shown(Place place, String back, Page page) {
        var sheet = place.sheet();
        var hours = place.hours();
        var words = HoursWords.in(page.locale());
        var now = OpeningHours.paris(clock.instant());
        return new Shown(
                place,
                PlaceWords.kinds(place, page),
                PlaceWords.sentence(words.status(hours, now), page),
                switch (hours.at(now)) {
                    case Status.Open _ -> "ok";
                    case Status.Closed _ -> "plain";
                    case Status.Unsure _ -> "warn";
                },
                words.week(hours).stream()
                        .map(line -> PlaceWords.sentence(line, page))
                        .toList(),
                sheet.get(Field.HORAIRES_TEXTE)
                        .or(() -> hours.readable() ? Optional.empty() : sheet.get(Field.HORAIRES))
                        // A comment of OSM stands between marks.
                        .map(text -> text.replace("\"", "")),
                PlaceWords.rows(place, page),
                PlaceLink.of(place),
                Freshness.of(rules, places.provenance(networks.here().id(), place.id()), clock.instant()),
                Completeness.of(rules, sheet),
                marked(place, PlaceMarks::recognised),
                marked(place, PlaceMarks::suspended),
                people.stream()
                        .flatMap(known ->
                                known.helping(networks.here().id()).getOrDefault(place.id(), List.of()).stream())
                        .toList(),
                ways,
                photos.of(networks.here().id(), place.id()),
                welcomes.stream()
                        .filter(_ -> place.inLists())
                        .flatMap(known -> known.said(networks.here().id(), place.id()).stream())
                        .findFirst(),
                map(place, page),
                JsonLd.of(place, page.url("/lieux/" + place.slug())),
                back);
    }

    /// What lies around it, drawn here; none of a place that moves or whose point nobody knows.
    private Optional<LandMap> map(Place place, Page page) {
        if (place.closedAt().isPresent() || place.sheet().list(Field.ITINERANCE).contains("Itinérant"))
            return Optional.empty();
        return place.point().map(point -> {
            var communes = territories.communes();
            var departement = communes.nearest(point).map(Commune::departement).orElse("");
            return MapDrawing.around(
                            departement,
                            communes.inDepartement(departement),
                            point,
                            page.t("places.page.map.here"),
                            List.of())
                    .drawn();
        });
    }

    /// Nothing is said of a place to which nobody is shown the way.
    private Optional<String> marked(Place place, BiFunction<PlaceMarks, String, Map<PlaceId, String>> what) {
        var network = networks.here().id();
        return marks.stream()
                .filter(mark -> place.inLists())
                .flatMap(mark -> Optional.ofNullable(what.apply(mark, network).get(place.id())).stream())
                .findFirst();
    }
}
