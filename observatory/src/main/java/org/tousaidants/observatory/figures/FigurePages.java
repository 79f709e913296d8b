package org.tousaidants.observatory.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.maps.LandMap;
import org.tousaidants.platform.maps.MapDrawing;
import org.tousaidants.platform.web.ChangesNothing;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Le réseau en chiffres », and one page a figure.
@Controller
@PublicAccess
class FigurePages {
    static final int FIRST = 6;
    private static final String PLACES = "lieux-ouverts";
    private static final int LONGEST_NAME = 80;
    private static final int MANY = 20;
    private static final int FEW = 8;

    /// @param map absent before the first place: then no commune is known to have none
    /// @param asked the searched commune, and its matches
    record FiguresView(
            List<FigureWords> first,
            List<FigureWords> others,
            Optional<LandMap> map,
            String asked,
            List<Commune> found) {}

    private final Figures figures;

    private final Territories territories;
    private final Networks networks;

    FigurePages(Figures figures, Territories territories, Networks networks) {
        this.figures = figures;
        this.territories = territories;
        this.networks = networks;
    }

    @GetMapping("/chiffres")
    View figures(@RequestParam(name = "commune", defaultValue = "") String asked, Page page) {
        var communes = territories.communes().inDepartement(networks.here().departement());
        var found = asked.isBlank() || asked.length() > LONGEST_NAME
                ? List.<Commune>of()
                : territories.communes().search(asked, MANY).stream()
                        .filter(communes::contains)
                        .limit(FEW)
                        .toList();
        if (found.size() == 1)
            return View.redirect("/chiffres/communes/" + found.getFirst().code());
        var all = figures.all().stream().map(one -> new FigureWords(page, one)).toList();
        var first = Math.min(FIRST, all.size());
        return View.of(
                        "observatory/figures/figures",
                        new FiguresView(
                                all.subList(0, first), all.subList(first, all.size()), map(communes, page), asked, found))
                .status(asked.isBlank() || !found.isEmpty() ? 200 : 422);
    }

    /// The commune is posted, so that no address holds what was typed.
    @PostMapping("/chiffres")
    @ChangesNothing
    @RateLimit
    View typed(@RequestParam(name = "commune", defaultValue = "") String asked, Page page) {
        return figures(asked, page);
    }

    /// The number of open places by commune.
    private Optional<LandMap> map(List<Commune> communes, Page page) {
        var counted = figures.find(PLACES);
        if (counted.flatMap(Figures.Counted::last).filter(FigureValue::known).isEmpty()) return Optional.empty();
        var places = new HashMap<String, Integer>();
        counted.orElseThrow().by(Definition.Breakdown.COMMUNE).forEach(value -> {
            var shown = value.shown(Definition.Kind.COUNT);
            if (shown != null) places.put(value.cell(), (int) Math.round(shown));
        });
        var classes = new HashMap<String, Integer>();
        for (var commune : communes) {
            var many = places.getOrDefault(commune.code(), 0);
            classes.put(commune.code(), many == 0 ? 0 : many == 1 ? 1 : many < 5 ? 2 : 3);
        }
        return Optional.of(MapDrawing.of(networks.here().departement(), communes)
                .shade(
                        classes,
                        List.of(
                                page.t("figures.map.none"),
                                page.t("figures.map.one"),
                                page.t("figures.map.few"),
                                page.t("figures.map.many")))
                .drawn());
    }

    @GetMapping("/chiffres/{figure}")
    View figure(@PathVariable String figure, Page page) {
        return View.of(
                "observatory/figures/figure",
                new FigureWords(page, figures.find(figure).orElseThrow(NotFound::new)));
    }
}
