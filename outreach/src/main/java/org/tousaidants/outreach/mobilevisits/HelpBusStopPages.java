package org.tousaidants.outreach.mobilevisits;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.bookings.IcsCalendarFile;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.ReadOnlyPost;
import org.tousaidants.platform.web.SitePublicAddress;
import org.tousaidants.platform.web.View;

/// « Prochains passages » — public pages with the coming passages: all, those of one bus, or those in one commune;
/// also as a calendar and as a poster.
@Controller
@PublicAccess
@RateLimit
class HelpBusStopPages {
    private static final int SHOWN = 15;
    private static final int EXTRACT = 4;

    record HelpBusStopListView(
            List<HelpBusStopRow> lines,
            int more,
            List<HelpBusTour> rounds,
            String asked,
            boolean unknown,
            MapDrawingView map) {}

    record TourStopsView(HelpBusTour round, List<HelpBusStopRow> lines) {}

    /// The page of the coming passages in a commune.
    ///
    /// @param asked whether a confirmation letter was just sent
    /// @param snippet HTML snippet that a town copies into its own page
    record CommuneStopsView(Commune commune, List<HelpBusStopRow> lines, Form form, boolean asked, String snippet) {}

    record HelpBusStopRow(HelpBusStop passage, String commune) {}

    record HelpBusPosterView(Commune commune, List<HelpBusStopRow> lines, String address, String qr) {}

    private final HelpBusStops passages;
    private final TerritoryCommunes territories;
    private final TerritoryNetworks networks;
    private final SitePublicAddress address;
    private final Clock clock;

    HelpBusStopPages(
            HelpBusStops passages,
            TerritoryCommunes territories,
            TerritoryNetworks networks,
            SitePublicAddress address,
            Clock clock) {
        this.passages = passages;
        this.territories = territories;
        this.networks = networks;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping("/passages")
    View all(@RequestParam(name = "commune", defaultValue = "") String asked) {
        var network = networks.here();
        var communes = territories.communes();
        var found = asked.isBlank() || asked.length() > 80
                ? Optional.<Commune>empty()
                : communes.search(asked, 20).stream()
                        .filter(one -> one.departement().equals(network.departement()))
                        .findFirst();
        if (found.isPresent())
            return View.redirect("/passages/commune/" + found.get().code());
        var next = lines(passages.next());
        var points = next.stream()
                .filter(line -> line.passage().comes())
                .flatMap(line -> communes.byCode(line.passage().commune()).stream())
                .map(Commune::centre)
                .distinct()
                .toList();
        var stopped = next.stream()
                .filter(line -> !line.passage().comes())
                .flatMap(line -> communes.byCode(line.passage().commune()).stream())
                .map(Commune::centre)
                .distinct()
                .toList();
        return View.of(
                        "outreach/mobilevisits/all",
                        new HelpBusStopListView(
                                next.stream().limit(SHOWN).toList(),
                                Math.max(0, next.size() - SHOWN),
                                passages.rounds(),
                                asked,
                                !asked.isBlank(),
                                MapDrawingViewBuilder.of(
                                                network.departement(), communes.inDepartement(network.departement()))
                                        .dots(points)
                                        .crosses(stopped)
                                        .drawn()))
                .status(asked.isBlank() ? 200 : 422);
    }

    /// Searches for a typed commune, which is sent by POST so that no address contains the typed text.
    @PostMapping("/passages")
    @ReadOnlyPost
    View typed(@RequestParam(name = "commune", defaultValue = "") String asked) {
        return all(asked);
    }

    @GetMapping("/passages/tournee/{id}")
    View round(@PathVariable String id) {
        var round = found(id);
        return View.of("outreach/mobilevisits/round", new TourStopsView(round, lines(passages.ofRound(round.id()))));
    }

    @GetMapping("/passages/tournee/{id}/agenda.ics")
    ResponseEntity<byte[]> roundAgenda(@PathVariable String id) {
        var round = found(id);
        return agenda(round.name(), passages.ofRound(round.id()));
    }

    @GetMapping("/passages/commune/{code}")
    View commune(@PathVariable String code, @RequestParam(name = "fait", defaultValue = "") String done) {
        return View.of("outreach/mobilevisits/commune", ofCommune(code, Form.empty(), done.equals("demande")));
    }

    CommuneStopsView ofCommune(String code, Form form, boolean asked) {
        var commune = known(code);
        return new CommuneStopsView(commune, lines(passages.ofCommune(commune.code())), form, asked, snippet(commune));
    }

    /// Returns the HTML snippet that a town copies into its own page.
    private String snippet(Commune commune) {
        return "<iframe src=\"" + address.of("/passages/commune/" + commune.code() + "/extrait") + "\" title=\""
                + commune.name() + "\" width=\"100%\" height=\"260\" loading=\"lazy\"></iframe>";
    }

    @GetMapping("/passages/commune/{code}/agenda.ics")
    ResponseEntity<byte[]> communeAgenda(@PathVariable String code) {
        var commune = known(code);
        return agenda(commune.name(), passages.ofCommune(commune.code()));
    }

    @RateLimit(cost = 6)
    @GetMapping("/passages/commune/{code}/affiche.pdf")
    ResponseEntity<byte[]> poster(@PathVariable String code, Page page) {
        var commune = known(code);
        var path = address.of("/passages/commune/" + commune.code());
        var coming = lines(passages.ofCommune(commune.code())).stream()
                .filter(line -> line.passage().comes())
                .limit(6)
                .toList();
        var paper = View.of(
                        "outreach/mobilevisits/posterPaper",
                        new HelpBusPosterView(commune, coming, path, QrCode.dataUri(path)))
                .text(page);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=\"passages-" + commune.code() + ".pdf\"")
                .body(PdfWriter.pdf(paper));
    }

    /// Shows only the next passages, for a frame on a town’s own site. Any site may embed it, because it
    /// contains no personal data.
    @GetMapping("/passages/commune/{code}/extrait")
    ResponseEntity<byte[]> extract(@PathVariable String code, Page page) {
        var commune = known(code);
        var coming = lines(passages.ofCommune(commune.code())).stream()
                .limit(EXTRACT)
                .toList();
        var path = address.of("/passages/commune/" + commune.code());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Cache-Control", "max-age=60")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *")
                .body(View.of("outreach/mobilevisits/extract", new HelpBusPosterView(commune, coming, path, ""))
                        .text(page)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<byte[]> agenda(String title, List<HelpBusStop> some) {
        var text = IcsCalendarFile.of(
                title, clock.instant(), lines(some).stream().map(this::entry).toList());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .header("Cache-Control", "max-age=300")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private IcsCalendarFile.CalendarEntry entry(HelpBusStopRow line) {
        var passage = line.passage();
        return new IcsCalendarFile.CalendarEntry(
                passage.id() + "@" + networks.here().id(),
                passage.round().name(),
                passage.spot() + ", " + line.commune(),
                address.of("/passages/commune/" + passage.commune()),
                "",
                passage.begins().atZone(ParisTime.ZONE).toInstant(),
                passage.end().atZone(ParisTime.ZONE).toInstant(),
                passage.changes(),
                !passage.comes());
    }

    private List<HelpBusStopRow> lines(List<HelpBusStop> some) {
        return lines(some, territories.communes());
    }

    static List<HelpBusStopRow> lines(List<HelpBusStop> some, Communes communes) {
        return some.stream()
                .map(one -> new HelpBusStopRow(
                        one, communes.byCode(one.commune()).map(Commune::name).orElse(one.commune())))
                .toList();
    }

    private HelpBusTour found(String id) {
        return passages.rounds().stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private Commune known(String code) {
        return territories.communes().byCode(code).orElseThrow(NotFoundException::new);
    }
}
