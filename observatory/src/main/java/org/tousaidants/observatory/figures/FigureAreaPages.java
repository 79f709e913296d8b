package org.tousaidants.observatory.figures;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.briefing.BriefingSheet;
import org.tousaidants.platform.briefing.BriefingWordDocument;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Les chiffres d'un territoire » — the figures of a commune, a group of communes or the département: as a web
/// page, and as two printed pages for officials.
@Controller
@PublicAccess
@RateLimit
class FigureAreaPages {
    /// The figures of an area, as a web page.
    ///
    /// @param communes the communes of the area
    /// @param grouped whether the area is a commune that belongs to a group
    record FigureAreaView(FigureArea area, List<Commune> communes, boolean grouped) {
        /// Returns the first printed page, with sentences, figures and a map; the table follows on the
        /// second page.
        BriefingSheet briefing(Page page, List<Commune> all) {
            return new LocalOfficialBriefing(page, area, communes, all).written();
        }

        Commune first() {
            return communes.getFirst();
        }
    }

    private final Figures figures;
    private final TerritoryCommunes territories;
    private final TerritoryNetworks networks;

    FigureAreaPages(Figures figures, TerritoryCommunes territories, TerritoryNetworks networks) {
        this.figures = figures;
        this.territories = territories;
        this.networks = networks;
    }

    @GetMapping("/chiffres/communes/{code}")
    View commune(@PathVariable String code, Page page) {
        return View.of("observatory/figures/area", ofCommune(code, page));
    }

    @GetMapping("/chiffres/communes/{code}.pdf")
    ResponseEntity<byte[]> communePaper(@PathVariable String code, Page page) {
        return paper(ofCommune(code, page), page);
    }

    @GetMapping("/chiffres/communes/{code}.docx")
    ResponseEntity<byte[]> communeDocument(@PathVariable String code, Page page) {
        return document(ofCommune(code, page), page);
    }

    @GetMapping("/chiffres/epci/{code}")
    View epci(@PathVariable String code, Page page) {
        return View.of("observatory/figures/area", ofEpci(code, page));
    }

    @GetMapping("/chiffres/epci/{code}.pdf")
    ResponseEntity<byte[]> epciPaper(@PathVariable String code, Page page) {
        return paper(ofEpci(code, page), page);
    }

    @GetMapping("/chiffres/epci/{code}.docx")
    ResponseEntity<byte[]> epciDocument(@PathVariable String code, Page page) {
        return document(ofEpci(code, page), page);
    }

    @GetMapping("/chiffres/departement")
    View whole(Page page) {
        return View.of("observatory/figures/area", ofWhole(page));
    }

    @GetMapping("/chiffres/departement.pdf")
    ResponseEntity<byte[]> wholePaper(Page page) {
        return paper(ofWhole(page), page);
    }

    @GetMapping("/chiffres/departement.docx")
    ResponseEntity<byte[]> wholeDocument(Page page) {
        return document(ofWhole(page), page);
    }

    private FigureAreaView ofCommune(String code, Page page) {
        var commune = here().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return new FigureAreaView(
                new FigureArea(
                        page, FigureArea.AreaLevel.COMMUNE, code, commune.name(), commune.population(), figures.all()),
                List.of(commune),
                !commune.epci().isEmpty());
    }

    private FigureAreaView ofEpci(String code, Page page) {
        var communes = here().stream().filter(one -> one.epci().equals(code)).toList();
        if (code.isEmpty() || communes.isEmpty()) throw new NotFoundException();
        return new FigureAreaView(
                new FigureArea(
                        page,
                        FigureArea.AreaLevel.EPCI,
                        code,
                        communes.getFirst().epciName(),
                        communes.stream().mapToInt(Commune::population).sum(),
                        figures.all()),
                communes,
                false);
    }

    private FigureAreaView ofWhole(Page page) {
        var communes = here();
        return new FigureAreaView(
                new FigureArea(
                        page,
                        FigureArea.AreaLevel.WHOLE,
                        networks.here().departement(),
                        networks.here().name(),
                        communes.stream().mapToInt(Commune::population).sum(),
                        figures.all()),
                communes,
                false);
    }

    private List<Commune> here() {
        return territories.communes().inDepartement(networks.here().departement());
    }

    /// The figures of an area, as printed pages.
    ///
    /// @param first the first printed page, before the table
    record PrintedFigureAreaView(FigureAreaView shown, BriefingSheet first) {}

    private ResponseEntity<byte[]> document(FigureAreaView shown, Page page) {
        return FileResponse.kept(
                        MediaType.parseMediaType(BriefingWordDocument.TYPE),
                        "chiffres-" + shown.area().code() + ".docx")
                .header(HttpHeaders.CONTENT_LANGUAGE, page.lang())
                .body(BriefingWordDocument.docx(page, shown.briefing(page, here())));
    }

    private ResponseEntity<byte[]> paper(FigureAreaView shown, Page page) {
        var pdf = PdfWriter.pdf(
                View.of("observatory/figures/areaPaper", new PrintedFigureAreaView(shown, shown.briefing(page, here())))
                        .text(page));
        return FileResponse.pdf("chiffres-" + shown.area().code() + ".pdf")
                .header(HttpHeaders.CONTENT_LANGUAGE, page.lang())
                .body(pdf);
    }
}
