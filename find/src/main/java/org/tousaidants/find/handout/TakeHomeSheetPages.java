package org.tousaidants.find.handout;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.find.answers.CommuneNameSource;
import org.tousaidants.find.answers.LocalLanguage;
import org.tousaidants.find.answers.PlaceAccessMap;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.VoucherCashingPlaces;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « La fiche à emporter » — serves the sheet as a page and as a PDF. The needs of the person are only in the web
/// address and are not stored; the identity of the person is never asked.
@Controller
@PublicAccess
class TakeHomeSheetPages {
    private static final String STYLE = BundledFile.text(TakeHomeSheetPages.class, "/static/sheet.css");

    /// CSS for large print: columns become lines, so that no word is split.
    private static final String LARGE = """
        .sheet { font-size: 22pt; }
        .sheet-part, .sheet-phone, .sheet-end { page-break-inside: avoid; }
        .sheet-top, .sheet-top .sheet-cell, .sheet-pair, .sheet-pair .sheet-cell, .sheet-bag, .sheet-bag .sheet-cell {
          display: block; width: auto; }
        .sheet .sheet-date { text-align: left; width: auto; }
        .sheet-tick, .sheet-first { white-space: normal; }
        """;

    /// The sheet with the parts that only the web page has: the path of the PDF, and tick boxes to choose the
    /// needs.
    record TakeHomeSheetScreenView(
            TakeHomeSheet sheet,
            String qr,
            Form form,
            String query,
            Optional<PlaceAccessMap> sketch,
            Optional<MapDrawingView> map) {
        /// Returns the values of the search that the form for the needs repeats as hidden inputs.
        Map<String, String> carried() {
            var all = new LinkedHashMap<>(sheet.wish().asked().parameters());
            all.keySet().retainAll(List.of("compte", "langue", "demarche", "quand"));
            return all;
        }

        /// Returns the query of the easy-to-read sheet for the same needs. It names the language of the
        /// person if a file for this language exists.
        String easy(Page page) {
            var language = LocalLanguage.spoken(sheet.wish().asked()).stream()
                    .findFirst()
                    .or(() -> LocalLanguage.of(page.lang()));
            return language.map(one -> one.query(sheet.wish().asked())).orElse("");
        }

        List<FormChoice> needs(Page page) {
            return Arrays.stream(HelpNeed.values())
                    .map(need -> FormChoice.of(need.parameter(), page.t("takehome.need." + need.parameter())))
                    .toList();
        }
    }

    /// The sheet with the parts that only the PDF has: its style, and a map of the access if there is enough
    /// space.
    record TakeHomeSheetPrintView(
            TakeHomeSheet sheet,
            String qr,
            TakeHomeSheet.PrintSpacing air,
            String style,
            Optional<PlaceAccessMap> sketch) {}

    private final Places places;
    private final CommuneNameSource towns;
    private final List<VoucherCashingPlaces> vouchers;
    private final Clock clock;

    TakeHomeSheetPages(Places places, CommuneNameSource towns, List<VoucherCashingPlaces> vouchers, Clock clock) {
        this.places = places;
        this.towns = towns;
        this.vouchers = vouchers;
        this.clock = clock;
    }

    @GetMapping("/lieux/{address}/fiche")
    View sheet(@PathVariable String address, @RequestParam MultiValueMap<String, String> asked, Page page) {
        var place = find(address);
        var needs = asked(asked, today());
        var query = query(needs, page);
        if (!address.equals(place.slug()))
            return View.redirect("/lieux/" + place.slug() + "/fiche" + query)
                    .status(301)
                    .header("Cache-Control", "no-cache");
        var sheet = fill(place, needs, page);
        var form = Form.filled(
                Map.of("besoin", needs.needs().stream().map(HelpNeed::parameter).toList()));
        var communes = towns.here().communes();
        var sketch = PlaceAccessMap.of(place, communes);
        return View.of(
                        "find/handout/handout",
                        new TakeHomeSheetScreenView(
                                sheet,
                                QrCode.dataUri(sheet.site()),
                                form,
                                query,
                                sketch,
                                MapDrawingViewBuilder.grounded()
                                        ? sketch.map(one -> one.map(communes, page))
                                        : Optional.empty()))
                .header("X-Robots-Tag", "noindex");
    }

    @RateLimit(cost = 6)
    @GetMapping("/lieux/{address}/fiche.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String address,
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "") String lettres,
            Page page) {
        var place = find(address);
        var needs = asked(asked, today());
        if (!address.equals(place.slug()))
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .header(HttpHeaders.LOCATION, "/lieux/" + place.slug() + "/fiche.pdf" + query(needs, page))
                    .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .build();
        var sheet = fill(place, needs, page);
        var qr = QrCode.dataUri(sheet.site());
        // Spacings to try, one after the other: large print may use several pages, but the usual sheet must
        // fit on one page.
        var airs = lettres.equals("grandes")
                ? List.of(TakeHomeSheet.PrintSpacing.ROOMY)
                : List.of(TakeHomeSheet.PrintSpacing.values());
        var style = lettres.equals("grandes") ? STYLE + LARGE : STYLE;
        var sketch = lettres.equals("grandes")
                ? PlaceAccessMap.of(place, towns.here().communes())
                : Optional.<PlaceAccessMap>empty();
        var pages = airs.stream()
                .map(air -> View.of(
                                "find/handout/handoutPaper", new TakeHomeSheetPrintView(sheet, qr, air, style, sketch))
                        .text(page))
                .toList();
        return pdf(PdfWriter.onePage(pages), "fiche-" + place.slug(), page.lang());
    }

    static ResponseEntity<byte[]> pdf(byte[] pdf, String name, String language) {
        return FileResponse.pdf(name + ".pdf")
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header("X-Robots-Tag", "noindex")
                .body(pdf);
    }

    private Place find(String address) {
        return PlaceCode.endOf(address.toLowerCase(Locale.ROOT))
                .flatMap(code -> places.find(code))
                .orElseThrow(NotFoundException::new);
    }

    /// Builds the sheet for a place and the given needs. The printed web address contains only the code of the
    /// place, so that it is short to type and the squares of its QR code are large.
    private TakeHomeSheet fill(Place place, HelpSearch needs, Page page) {
        return TakeHomeSheet.of(
                place,
                needs,
                OpeningHours.paris(clock.instant()),
                page.locale(),
                page.url("/lieux/" + place.code()),
                VoucherCashingPlaces.any(vouchers, place.id()));
    }

    /// Returns the search that the parameters of the address describe, with needs, time and criteria.
    static HelpSearch asked(Map<String, List<String>> parameters, LocalDate today) {
        var kept = new LinkedHashMap<>(parameters);
        kept.keySet().retainAll(List.of("besoin", "compte", "langue", "demarche", "quand"));
        return HelpSearch.parse(kept, today, _ -> Optional.empty());
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }

    /// Returns the query of a link that a person can give to another person. It names the language, because the
    /// other person's browser may prefer a different one.
    private static String query(HelpSearch needs, Page page) {
        var asked = needs.query();
        var language = page.lang().equals("fr") ? "" : "lang=" + page.lang();
        var all = asked.isEmpty() || language.isEmpty() ? asked + language : asked + "&" + language;
        return all.isEmpty() ? "" : "?" + all;
    }
}
