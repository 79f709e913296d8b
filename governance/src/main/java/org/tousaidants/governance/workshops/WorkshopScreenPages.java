package org.tousaidants.governance.workshops;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.governance.workshops.Workshops.WorkshopBoard;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.ClientAddress;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Pages for the projected screen: how to join, the number of answers, and the disagreements.
@Controller
@PublicAccess
@RateLimit
class WorkshopScreenPages {
    /// @param address as participants type it
    record ProjectedScreenView(WorkshopBoard board, String address, String qr, String spread) {}

    private record RenderedChart(String html, WorkshopBoard board) {}

    private final Workshops workshops;
    private final WorkshopCodeGuessLimit guessLimit;

    WorkshopScreenPages(Workshops workshops, WorkshopCodeGuessLimit guessLimit) {
        this.workshops = workshops;
        this.guessLimit = guessLimit;
    }

    @GetMapping("/atelier/{code}/mur")
    View wall(@PathVariable String code, Network network, Page page, HttpServletRequest request) {
        var now = now(code, page, request);
        var join = page.url("/atelier/" + now.board().workshop().code());
        var address = page.url("/atelier").replaceFirst("^https?://", "");
        return View.of(
                        "governance/workshops/wall",
                        new ProjectedScreenView(now.board(), address, QrCode.dataUri(join), now.html()))
                .header("X-Robots-Tag", "noindex");
    }

    /// The part of the page that is refreshed.
    @GetMapping("/atelier/{code}/mur/reponses")
    ResponseEntity<byte[]> spread(@PathVariable String code, Network network, Page page, HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("X-Robots-Tag", "noindex")
                .body(now(code, page, request).html().getBytes(StandardCharsets.UTF_8));
    }

    private RenderedChart now(String written, Page page, HttpServletRequest request) {
        var client = ClientAddress.of(request);
        if (guessLimit.spent(client)) throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var found = WorkshopCode.typed(written)
                .filter(typed -> typed.value().equals(written))
                .flatMap(code -> workshops.wall(code))
                .map(board -> new RenderedChart(
                        View.of("governance/workshops/spread", board).text(page), board));
        if (found.isEmpty()) guessLimit.wrong(client);
        return found.orElseThrow(NotFound::new);
    }

    /// The bars of one question: heights in percent of the highest, and their labels.
    record AnswerBar(int answer, int count, int height) {}

    static List<AnswerBar> columns(AnswerTally tally) {
        return IntStream.range(0, tally.counts().size())
                .mapToObj(answer ->
                        new AnswerBar(answer, tally.of(answer), tally.of(answer) * 100 / Math.max(1, tally.largest())))
                .toList();
    }
}
