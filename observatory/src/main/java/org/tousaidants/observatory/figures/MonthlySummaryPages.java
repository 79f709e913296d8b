package org.tousaidants.observatory.figures;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.briefing.BriefingSheet;
import org.tousaidants.platform.briefing.BriefingWordDocument;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Le mois en une page » — a summary of the month for an elected official before a meeting: the people helped, the
/// changes, the areas without enough help, and the cost. Available as PDF, as a Word document and as a poster.
@Controller
@PublicAccess
@RateLimit
class MonthlySummaryPages {
    private final AccessToHelpMaps accessMaps;
    private final TerritoryNetworks networks;

    MonthlySummaryPages(AccessToHelpMaps accessMaps, TerritoryNetworks networks) {
        this.accessMaps = accessMaps;
        this.networks = networks;
    }

    @GetMapping("/chiffres/mois.pdf")
    ResponseEntity<byte[]> paper(Page page) {
        return pdf("observatory/figures/monthPaper", "mois.pdf", page);
    }

    @GetMapping("/chiffres/affiche.pdf")
    ResponseEntity<byte[]> poster(Page page) {
        return pdf("observatory/figures/posterPaper", "affiche.pdf", page);
    }

    @GetMapping("/chiffres/mois.docx")
    ResponseEntity<byte[]> document(Page page) {
        return FileResponse.kept(MediaType.parseMediaType(BriefingWordDocument.TYPE), "mois.docx")
                .header(HttpHeaders.CONTENT_LANGUAGE, page.lang())
                .body(BriefingWordDocument.docx(page, month(page)));
    }

    private ResponseEntity<byte[]> pdf(String template, String name, Page page) {
        return FileResponse.pdf(name)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.lang())
                .body(PdfWriter.pdf(View.of(template, month(page)).text(page)));
    }

    private BriefingSheet month(Page page) {
        var network = networks.here();
        var questions = accessMaps.questions(page);
        var acts = questions.figure("accompagnements");
        var lacks = questions.lacks();
        var costs = questions.costs();
        return new BriefingSheet(
                page.t("figures.month.title", network.name()),
                acts.period(),
                List.of(helped(page, acts, questions), sentence(lacks), sentence(costs)),
                Stream.of("accompagnements", "aides-jugees", questions.access().far, "cout-par-personne")
                        .map(questions::figure)
                        .map(one -> new BriefingSheet.BriefingKeyFigure(
                                one.value(), one.said("name") + one.changeInWords(), one.unitAndPeriod()))
                        .toList(),
                accessMaps.picture(page),
                Stream.of(acts, lacks.figure(), costs.figure())
                        .map(one -> one.said("name") + page.colon() + one.said("limits"))
                        .toList(),
                acts.source() + " " + page.url("/chiffres"));
    }

    private static String sentence(FourQuestionsSummary.FourQuestionsAnswer answer) {
        return (answer.says() + ". " + answer.doubt()).strip();
    }

    /// Returns a sentence such as « Les aidants ont noté 1 834 accompagnements sur douze mois, dont 160 le
    /// dernier mois. »
    private static String helped(Page page, FormattedFigure acts, FourQuestionsSummary questions) {
        var noted = acts.latest().isEmpty()
                ? page.t("figures.month.helped.unknown")
                : acts.lastMonth()
                        .map(last -> page.t(
                                "figures.month.helped.last", acts.value(), acts.changeInWords(), Math.round(last)))
                        .orElseGet(() -> page.t("figures.month.helped", acts.value(), acts.changeInWords()));
        return (noted + " " + questions.helped()).strip();
    }
}
