package org.tousaidants.observatory.figures;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.briefing.Briefing;
import org.tousaidants.platform.briefing.BriefingDocument;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Les chiffres d'un territoire » — of a commune, of a group of communes, of the département: on the screen
/// and on two pages for officials.
@Controller
@PublicAccess
@RateLimit
class FigureAreaPages {
    /// @param communes of the area
    /// @param grouped whether it is a commune of a group
    record AreaView(FigureArea area, List<Commune> communes, boolean grouped) {
        /// One sheet of sentences, figures and a map, before the table.
        Briefing briefing(Page page, List<Commune> all) {
            return new OfficialBriefing(page, area, communes, all).written();
        }

        Commune first() {
            return communes.getFirst();
        }
    }

    private final Figures figures;
    private final Territories territories;
    private final Networks networks;

    FigureAreaPages(Figures figures, Territories territories, Networks networks) {
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

    private AreaView ofCommune(String code, Page page) {
        var commune = here().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(NotFound::new);
        return new AreaView(
                new FigureArea(
                        page, FigureArea.Level.COMMUNE, code, commune.name(), commune.population(), figures.all()),
                List.of(commune),
                !commune.epci().isEmpty());
    }

    private AreaView ofEpci(String code, Page page) {
        var communes = here().stream().filter(one -> one.epci().equals(code)).toList();
        if (code.isEmpty() || communes.isEmpty()) throw new NotFound();
        return new AreaView(
                new FigureArea(
                        page,
                        FigureArea.Level.EPCI,
                        code,
                        communes.getFirst().epciName(),
                        communes.stream().mapToInt(Commune::population).sum(),
                        figures.all()),
                communes,
                false);
    }

    private AreaView ofWhole(Page page) {
        var communes = here();
        return new AreaView(
                new FigureArea(
                        page,
                        FigureArea.Level.WHOLE,
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

    /// @param first the sheet before the table
    record AreaPaperView(AreaView shown, Briefing first) {}

    private ResponseEntity<byte[]> document(AreaView shown, Page page) {
        return FileResponse.kept(
                        MediaType.parseMediaType(BriefingDocument.TYPE),
                        "chiffres-" + shown.area().code() + ".docx")
                .header(HttpHeaders.CONTENT_LANGUAGE, page.lang())
                .body(BriefingDocument.docx(page, shown.briefing(page, here())));
    }

    private ResponseEntity<byte[]> paper(AreaView shown, Page page) {
        var pdf = PdfWriter.pdf(
                View.of("observatory/figures/areaPaper", new AreaPaperView(shown, shown.briefing(page, here())))
                        .text(page));
        return FileResponse.pdf("chiffres-" + shown.area().code() + ".pdf")
                .header(HttpHeaders.CONTENT_LANGUAGE, page.lang())
                .body(pdf);
    }
}
