package org.tousaidants.label.sortition;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Refaire un tirage » — public pages with which anybody repeats a draw: the seed, the numbers without names, and the
/// drawn number.
@Controller
@PublicAccess
@RateLimit
class PublicDrawPages {
    static final String HERE = "/voix/tirages";

    record PublicDrawsView(List<PublicDraw> draws) {}

    private final SeatDraws draws;

    PublicDrawPages(SeatDraws draws) {
        this.draws = draws;
    }

    @GetMapping(HERE)
    View list() {
        return View.of("label/sortition/draws", new PublicDrawsView(draws.repeatable()))
                .header("X-Robots-Tag", "noindex");
    }

    /// Returns the draws of a meeting as a text, which a person or a program reads.
    @GetMapping(HERE + "/{id}.txt")
    ResponseEntity<String> text(@PathVariable UUID id, Page page) {
        var draw = draws.repeatable(id).orElseThrow(NotFoundException::new);
        var text = new StringBuilder();
        line(text, page.t("sortition.draws.text.title", page.t(draw.kind().key()), page.day(draw.day())));
        for (var n = 1; n <= 3; n++) line(text, page.t("sortition.draws.text." + n));
        for (var round : draw.rounds()) {
            line(text, "");
            line(text, page.t("sortition.draws.text.round", round.n(), page.day(round.day())));
            line(text, page.t("sortition.draws.text.seed", round.seed()));
            round.numbers().forEach(number -> line(text, number.toString()));
            line(text, page.t("sortition.draws.text.drawn", round.drawn().toString()));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex")
                .body(text.toString());
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
