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
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.bookings.CalendarFile;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.maps.MapView;
import org.tousaidants.platform.maps.MapViewBuilder;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.PublicAddress;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.ReadOnlyPost;
import org.tousaidants.platform.web.View;

/// « Prochains passages », public: all of them, of one bus, of one commune; as a calendar and as a poster.
@Controller
@PublicAccess
@RateLimit
class PassagePages {
    private static final int SHOWN = 15;
    private static final int EXTRACT = 4;

    record PassageListView(
            List<PassageRow> lines, int more, List<MobileTour> rounds, String asked, boolean unknown, MapView map) {}

    record TourPassagesView(MobileTour round, List<PassageRow> lines) {}

    /// @param asked whether a confirmation letter was just sent
    record CommunePassagesView(Commune commune, List<PassageRow> lines, Form form, boolean asked, String snippet) {}

    record PassageRow(Passage passage, String commune) {}

    record PassagePosterView(Commune commune, List<PassageRow> lines, String address, String qr) {}

    private final Passages passages;
    private final Territories territories;
    private final Networks networks;
    private final PublicAddress address;
    private final Clock clock;

    PassagePages(Passages passages, Territories territories, Networks networks, PublicAddress address, Clock clock) {
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
                        new PassageListView(
                                next.stream().limit(SHOWN).toList(),
                                Math.max(0, next.size() - SHOWN),
                                passages.rounds(),
                                asked,
                                !asked.isBlank(),
                                MapViewBuilder.of(network.departement(), communes.inDepartement(network.departement()))
                                        .dots(points)
                                        .crosses(stopped)
                                        .drawn()))
                .status(asked.isBlank() ? 200 : 422);
    }

    /// The typed commune is sent by POST, so that the typed text is in no URL.
    @PostMapping("/passages")
    @ReadOnlyPost
    View typed(@RequestParam(name = "commune", defaultValue = "") String asked) {
        return all(asked);
    }

    @GetMapping("/passages/tournee/{id}")
    View round(@PathVariable String id) {
        var round = found(id);
        return View.of("outreach/mobilevisits/round", new TourPassagesView(round, lines(passages.ofRound(round.id()))));
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

    CommunePassagesView ofCommune(String code, Form form, boolean asked) {
        var commune = known(code);
        return new CommunePassagesView(
                commune, lines(passages.ofCommune(commune.code())), form, asked, snippet(commune));
    }

    /// The HTML snippet that a town copies into its own page.
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
                        new PassagePosterView(commune, coming, path, QrCode.dataUri(path)))
                .text(page);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=\"passages-" + commune.code() + ".pdf\"")
                .body(PdfWriter.pdf(paper));
    }

    /// The next passages only, for a frame on a town’s own site: any site may embed it, it
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
                .body(View.of("outreach/mobilevisits/extract", new PassagePosterView(commune, coming, path, ""))
                        .text(page)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<byte[]> agenda(String title, List<Passage> some) {
        var text = CalendarFile.of(
                title, clock.instant(), lines(some).stream().map(this::entry).toList());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .header("Cache-Control", "max-age=300")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private CalendarFile.Entry entry(PassageRow line) {
        var passage = line.passage();
        return new CalendarFile.Entry(
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

    private List<PassageRow> lines(List<Passage> some) {
        return lines(some, territories.communes());
    }

    static List<PassageRow> lines(List<Passage> some, Communes communes) {
        return some.stream()
                .map(one -> new PassageRow(
                        one, communes.byCode(one.commune()).map(Commune::name).orElse(one.commune())))
                .toList();
    }

    private MobileTour found(String id) {
        return passages.rounds().stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private Commune known(String code) {
        return territories.communes().byCode(code).orElseThrow(NotFound::new);
    }
}
