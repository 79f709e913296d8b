package org.tousaidants.observatory.figures;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Le réseau en chiffres », and one page a figure.
@Controller
@Open
class FigurePages {
    static final int FIRST = 6;

    record Shown(List<FigureWords> first, List<FigureWords> others) {}

    private final Figures figures;

    FigurePages(Figures figures) {
        this.figures = figures;
    }

    @GetMapping("/chiffres")
    View figures(Page page) {
        var all = figures.all().stream().map(one -> new FigureWords(page, one)).toList();
        var first = Math.min(FIRST, all.size());
        return View.of("observatory/figures/figures", new Shown(all.subList(0, first), all.subList(first, all.size())));
    }

    @GetMapping("/chiffres/{figure}")
    View figure(@PathVariable String figure, Page page) {
        return View.of(
                "observatory/figures/figure",
                new FigureWords(
                        page,
                        figures.find(figure).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))));
    }
}
