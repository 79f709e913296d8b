package org.tousaidants.observatory.figures;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.observatory.figures.FourQuestionsSummary.FourQuestionsAnswer;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.ReadOnlyPost;
import org.tousaidants.platform.web.View;

/// Pages with four questions about the network, with all figures in one table, and with each figure.
@Controller
@PublicAccess
class PublicFigurePages {
    private static final String HERE = "/chiffres";
    private static final int LONGEST_NAME = 80;
    private static final int MANY = 20;
    private static final int FEW = 8;
    private static final int ROWS = 10;

    /// The page with the four questions and all figures.
    ///
    /// @param map the map of the distances; empty before the first place, when no commune is known to be
    ///     far
    /// @param unit unit of the map: minutes or km
    /// @param counted time at which the latest figure was computed
    /// @param rows the figures that contain the searched words; without words, one page of all figures
    /// @param asked the searched commune, and the communes that match
    /// @param recounts whether the reader may start a new computation
    record FiguresView(
            List<FourQuestionsAnswer> questions,
            Optional<MapDrawingView> map,
            String unit,
            String counted,
            String words,
            List<FormattedFigure> rows,
            Pagination paging,
            String asked,
            List<Commune> found,
            boolean recounts) {}

    private final Figures figures;
    private final TerritoryCommunes territories;
    private final TerritoryNetworks networks;

    PublicFigurePages(Figures figures, TerritoryCommunes territories, TerritoryNetworks networks) {
        this.figures = figures;
        this.territories = territories;
        this.networks = networks;
    }

    @GetMapping(HERE)
    View figures(
            @RequestParam(name = "commune", defaultValue = "") String asked,
            @RequestParam(name = "mots", defaultValue = "") String words,
            @RequestParam(name = "page", defaultValue = "") String part,
            Page page) {
        var communes = territories.communes().inDepartement(networks.here().departement());
        var found = asked.isBlank() || asked.length() > LONGEST_NAME
                ? List.<Commune>of()
                : territories.communes().search(asked, MANY).stream()
                        .filter(communes::contains)
                        .limit(FEW)
                        .toList();
        if (found.size() == 1)
            return View.redirect("/chiffres/communes/" + found.getFirst().code());
        var definitions = figures.all().stream()
                .map(one -> new FormattedFigure(page, one))
                .toList();
        var rows = definitions.stream().filter(one -> one.holds(words)).toList();
        var paging = Pagination.of(part, rows.size(), words.isBlank() ? ROWS : Math.max(1, rows.size()));
        var questions = FourQuestionsSummary.of(
                page,
                figures.everywhere().stream()
                        .map(one -> new FormattedFigure(page, one))
                        .toList(),
                communes,
                networks.here().departement());
        return View.of(
                        "observatory/figures/figures",
                        new FiguresView(
                                questions.about(definitions),
                                questions.map(),
                                questions.access().unit,
                                definitions.stream()
                                        .flatMap(one -> one.counted().at().stream())
                                        .max(Comparator.naturalOrder())
                                        .map(page::moment)
                                        .orElse(""),
                                words,
                                paging.of(rows),
                                paging,
                                asked,
                                found,
                                page.actor()
                                        .filter(one -> one.is(Role.COORDINATOR))
                                        .isPresent()))
                .status(asked.isBlank() || !found.isEmpty() ? 200 : 422);
    }

    /// Handles the typed words of a search for figures or communes by POST, so that no web address contains
    /// them.
    @PostMapping(HERE)
    @ReadOnlyPost
    @RateLimit
    View typed(
            @RequestParam(name = "commune", defaultValue = "") String asked,
            @RequestParam(name = "mots", defaultValue = "") String words,
            Page page) {
        return figures(asked, words, "", page);
    }

    /// « Compter maintenant » — computes the figures while the person waits, instead of waiting for the
    /// scheduled job.
    @PostMapping("/chiffres/recompter")
    @AllowedRoles(Role.COORDINATOR)
    View recount() {
        figures.renewAll();
        return View.redirect(HERE);
    }

    /// Redirects to the page of the guarantees, because the figure about guarantees is shown only there.
    @GetMapping("/chiffres/garanties")
    ResponseEntity<Void> guarantees() {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create("/competences/garanties"))
                .build();
    }

    /// The page of one figure.
    ///
    /// @param doubt text about the number of answers and the uncertainty of the share; may be empty
    record FigureView(FormattedFigure figure, String doubt) {}

    @GetMapping("/chiffres/{figure}")
    View figure(@PathVariable String figure, Page page) {
        var shown = new FormattedFigure(page, figures.find(figure).orElseThrow(NotFoundException::new));
        return View.of(
                "observatory/figures/figure",
                new FigureView(
                        shown, FourQuestionsSummary.doubt(shown, () -> figures.latest(FourQuestionsSummary.ANSWERS))));
    }
}
