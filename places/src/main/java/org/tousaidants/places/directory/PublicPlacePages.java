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
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.tenancy.ValuePerTenant;
import org.tousaidants.platform.web.FormSummaryRow;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// The public page of a place. Its address is permanent, because only the code at the end of the address identifies
/// the place.
@Controller
@PublicAccess
class PublicPlacePages {
    /// « Horaires d’une fiche » — the opening hours on the page of a place.
    ///
    /// @param openNow sentence that tells whether the place is open at this moment
    /// @param tone colour of the sentence `openNow`, which tells the same as its words
    /// @param week the hours of the week in words, one line for each group of days
    /// @param asWritten the text of the source, shown if the hours cannot be parsed
    record PlaceHoursView(String openNow, String tone, List<String> week, Optional<String> asWritten) {}

    /// « Tenue de la fiche » — the freshness and the completeness of a sheet.
    record SheetQualityView(SheetFreshness freshness, SheetCompleteness completeness) {}

    /// « Fiche publique » — the content of the public page. `back` is the path of the search results from which
    /// the visitor came; empty for other visitors.
    record PublicPlaceView(
            Place place,
            List<String> kinds,
            PlaceHoursView hours,
            List<FormSummaryRow> good,
            List<PlaceContactLink> links,
            SheetQualityView upkeep,
            PlaceInformationReader.PlaceInformation said,
            Optional<PlacePhotos.PlacePhoto> photo,
            Optional<MapDrawingView> map,
            String back) {
        String jsonLd(Page page) {
            return PlaceJsonLd.of(place, page.url("/lieux/" + place.slug()));
        }

        List<PlacePageLink> ways(Page page) {
            var open = said.ways().stream().filter(way -> page.isOpen(way.path(place)));
            return page.helps()
                    ? PlacePageLink.of(open, PlacePageLink.LinkAudience.EVERYBODY, PlacePageLink.LinkAudience.SIGNED_IN)
                    : PlacePageLink.of(open, PlacePageLink.LinkAudience.EVERYBODY);
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
            return place.closedAt().map(PlaceFactWords::day);
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
    private final TerritoryCommunes territories;
    private final ValuePerTenant<DataUpkeepRules> rules;
    private final PlaceInformationReader said;
    private final PlacePhotos photos;
    private final Clock clock;

    PublicPlacePages(
            Places places,
            TerritoryCommunes territories,
            ValuePerTenant<DataUpkeepRules> rules,
            PlaceInformationReader said,
            PlacePhotos photos,
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
                .orElseThrow(NotFoundException::new);
        // Browsers must not cache this redirect to the current address of the place, because a merged record
        // may be separated later and get its own address again.
        if (!address.equals(place.slug()))
            return View.redirect("/lieux/" + place.slug()).status(301).header("Cache-Control", "no-cache");
        return View.of("places/directory/place", shown(place, answers(from), page));
    }

    /// Returns the path of the search results from which the visitor came; empty if the visitor came from
    /// another page.
    ///
    /// @param from path of the page from which the visitor came
    private static String answers(String from) {
        var found = ANSWERS.matcher(from);
        return found.matches() ? found.group(1) : "";
    }

    private PublicPlaceView shown(Place place, String back, Page page) {
        var sheet = place.sheet();
        var hours = place.hours();
        var words = OpeningHoursText.in(page.locale());
        var now = OpeningHours.paris(clock.instant());
        var known = places.provenance(place.id());
        return new PublicPlaceView(
                place,
                PlaceFactWords.kinds(place, page),
                new PlaceHoursView(
                        PlaceFactWords.sentence(words.status(hours, now), page),
                        switch (hours.at(now)) {
                            case OpeningStatus.OpenNow _ -> "ok";
                            case OpeningStatus.ClosedNow _ -> "plain";
                            case OpeningStatus.OpeningUnknown _ -> "warn";
                        },
                        words.week(hours).stream()
                                .map(line -> PlaceFactWords.sentence(line, page))
                                .toList(),
                        sheet.get(Field.HORAIRES_TEXTE)
                                .or(() -> hours.readable() ? Optional.empty() : sheet.get(Field.HORAIRES))
                                // Removes the quotation marks that the OSM grammar
                                // puts around comments.
                                .map(text -> text.replace("\"", ""))),
                PlaceFactWords.rows(place, said.cashes(place), known, page),
                PlaceContactLink.of(place),
                new SheetQualityView(
                        SheetFreshness.of(rules.here(), known, clock.instant()),
                        SheetCompleteness.of(rules.here(), sheet)),
                said.of(place),
                photos.of(place.id()),
                map(place, page),
                back);
    }

    /// Returns a map of the surroundings of the place, drawn by this server; empty for a mobile place or a place
    /// without coordinates.
    private Optional<MapDrawingView> map(Place place, Page page) {
        if (place.closedAt().isPresent() || place.sheet().list(Field.ITINERANCE).contains("Itinérant"))
            return Optional.empty();
        return place.point().map(point -> {
            var communes = territories.communes();
            var departement = communes.nearest(point).map(Commune::departement).orElse("");
            return MapDrawingViewBuilder.around(
                            departement,
                            communes.inDepartement(departement),
                            point,
                            page.t("places.page.map.here"),
                            List.of())
                    .drawn();
        });
    }
}
