package org.tousaidants.places.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.hours.OpeningHoursText;
import org.tousaidants.core.hours.OpeningStatus;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.maps.MapView;
import org.tousaidants.platform.maps.MapViewBuilder;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.SummaryRow;
import org.tousaidants.platform.web.View;

/// The public page of a place. Its address is permanent: only the code at its end identifies the place.
@Controller
@PublicAccess
class PlacePages {
    /// « Horaires d’une fiche » — the opening hours on the page of a place.
    ///
    /// @param openNow sentence that says whether the place is open now
    /// @param tone colour of that sentence, with the same meaning
    /// @param asWritten the text of the source, shown if it cannot be parsed
    record Hours(String openNow, String tone, List<String> week, Optional<String> asWritten) {}

    /// « Tenue de la fiche » — freshness and completeness.
    record Upkeep(Freshness freshness, Completeness completeness) {}

    /// « Fiche publique » — `back`: the answers that led here, empty for other visitors.
    record PlaceView(
            Place place,
            List<String> kinds,
            Hours hours,
            List<SummaryRow> good,
            List<PlaceContactLink> links,
            Upkeep upkeep,
            PlaceStatementReader.PlaceStatements said,
            Optional<Photos.Photo> photo,
            Optional<MapView> map,
            String back) {
        String jsonLd(Page page) {
            return JsonLd.of(place, page.url("/lieux/" + place.slug()));
        }

        List<PlacePageLink> ways(Page page) {
            var open = said.ways().stream().filter(way -> page.isOpen(way.path(place)));
            return page.helps()
                    ? PlacePageLink.of(open, PlacePageLink.Audience.EVERYBODY, PlacePageLink.Audience.SIGNED_IN)
                    : PlacePageLink.of(open, PlacePageLink.Audience.EVERYBODY);
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
                    .filter(known -> known == CoordinatePrecision.COMMUNE || known == CoordinatePrecision.ESTIMATED)
                    .isPresent();
        }

        Optional<String> booking() {
            return PlaceContactLink.web(text(Field.PRISE_RDV));
        }
    }

    private static final Pattern ANSWERS =
            Pattern.compile("https?://[^/]+(/aide/(?:reponses|guichet)\\?[A-Za-z0-9=&%+.,_-]{1,400})");

    private final Places places;
    private final Territories territories;
    private final TenantValues<UpkeepRules> rules;
    private final PlaceStatementReader said;
    private final Photos photos;
    private final Clock clock;

    PlacePages(
            Places places,
            Territories territories,
            TenantValues<UpkeepRules> rules,
            PlaceStatementReader said,
            Photos photos,
            Clock clock) {
        this.places = places;
        this.territories = territories;
        this.rules = rules;
        this.said = said;
        this.photos = photos;
        this.clock = clock;
    }

    @GetMapping("/lieux/{address}")
    View place(
            @PathVariable String address, @RequestHeader(name = "Referer", defaultValue = "") String from, Page page) {
        var place = PlaceCode.endOf(address.toLowerCase(Locale.ROOT))
                .flatMap(code -> places.find(code))
                .orElseThrow(NotFound::new);
        // Browsers must not cache the redirect, because a merged record may be separated later.
        if (!address.equals(place.slug()))
            return View.redirect("/lieux/" + place.slug()).status(301).header("Cache-Control", "no-cache");
        return View.of("places/directory/place", shown(place, answers(from), page));
    }

    /// The path of the list of answers that linked here; empty if the person came from elsewhere.
    private static String answers(String from) {
        var found = ANSWERS.matcher(from);
        return found.matches() ? found.group(1) : "";
    }

    private PlaceView shown(Place place, String back, Page page) {
        var sheet = place.sheet();
        var hours = place.hours();
        var words = OpeningHoursText.in(page.locale());
        var now = OpeningHours.paris(clock.instant());
        var known = places.provenance(place.id());
        return new PlaceView(
                place,
                PlaceWords.kinds(place, page),
                new Hours(
                        PlaceWords.sentence(words.status(hours, now), page),
                        switch (hours.at(now)) {
                            case OpeningStatus.Open _ -> "ok";
                            case OpeningStatus.Closed _ -> "plain";
                            case OpeningStatus.Unsure _ -> "warn";
                        },
                        words.week(hours).stream()
                                .map(line -> PlaceWords.sentence(line, page))
                                .toList(),
                        sheet.get(Field.HORAIRES_TEXTE)
                                .or(() -> hours.readable() ? Optional.empty() : sheet.get(Field.HORAIRES))
                                // OSM comments stand between quotation marks.
                                .map(text -> text.replace("\"", ""))),
                PlaceWords.rows(place, said.cashes(place), known, page),
                PlaceContactLink.of(place),
                new Upkeep(Freshness.of(rules.here(), known, clock.instant()), Completeness.of(rules.here(), sheet)),
                said.of(place),
                photos.of(place.id()),
                map(place, page),
                back);
    }

    /// A map around the place, drawn by this server. None for a mobile place or without coordinates.
    private Optional<MapView> map(Place place, Page page) {
        if (place.closedAt().isPresent() || place.sheet().list(Field.ITINERANCE).contains("Itinérant"))
            return Optional.empty();
        return place.point().map(point -> {
            var communes = territories.communes();
            var departement = communes.nearest(point).map(Commune::departement).orElse("");
            return MapViewBuilder.around(
                            departement,
                            communes.inDepartement(departement),
                            point,
                            page.t("places.page.map.here"),
                            List.of())
                    .drawn();
        });
    }
}
