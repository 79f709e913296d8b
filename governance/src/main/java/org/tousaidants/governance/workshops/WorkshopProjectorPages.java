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
import org.tousaidants.governance.workshops.RulesWorkshops.WorkshopBoard;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.ClientIpAddress;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Pages for the projected screen: the way to join, the number of answers, and the disagreements.
@Controller
@PublicAccess
@RateLimit
class WorkshopProjectorPages {
    /// The projected screen.
    ///
    /// @param address address as participants type it
    /// @param qr QR code of this address
    /// @param spread part of the page that is refreshed
    record ProjectedScreenView(WorkshopBoard board, String address, String qr, String spread) {}

    private record RenderedAnswerChart(String html, WorkshopBoard board) {}

    private final RulesWorkshops workshops;
    private final WorkshopCodeGuessLimit guessLimit;

    WorkshopProjectorPages(RulesWorkshops workshops, WorkshopCodeGuessLimit guessLimit) {
        this.workshops = workshops;
        this.guessLimit = guessLimit;
    }

    @GetMapping("/atelier/{code}/mur")
    View wall(@PathVariable String code, TerritoryNetwork network, Page page, HttpServletRequest request) {
        var now = now(code, page, request);
        var join = page.url("/atelier/" + now.board().workshop().code());
        var address = page.url("/atelier").replaceFirst("^https?://", "");
        return View.of(
                        "governance/workshops/wall",
                        new ProjectedScreenView(now.board(), address, QrCode.dataUri(join), now.html()))
                .header("X-Robots-Tag", "noindex");
    }

    /// Returns the part of the projected page that the script refreshes regularly.
    @GetMapping("/atelier/{code}/mur/reponses")
    ResponseEntity<byte[]> spread(
            @PathVariable String code, TerritoryNetwork network, Page page, HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("X-Robots-Tag", "noindex")
                .body(now(code, page, request).html().getBytes(StandardCharsets.UTF_8));
    }

    private RenderedAnswerChart now(String written, Page page, HttpServletRequest request) {
        var client = ClientIpAddress.of(request);
        if (guessLimit.spent(client)) throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var found = WorkshopCode.typed(written)
                .filter(typed -> typed.value().equals(written))
                .flatMap(code -> workshops.wall(code))
                .map(board -> new RenderedAnswerChart(
                        View.of("governance/workshops/spread", board).text(page), board));
        if (found.isEmpty()) guessLimit.wrong(client);
        return found.orElseThrow(NotFoundException::new);
    }

    /// One bar of the chart for a question.
    ///
    /// @param answer the answer
    /// @param count number of people
    /// @param height height in percent of the highest bar
    record AnswerBar(int answer, int count, int height) {}

    static List<AnswerBar> columns(WorkshopAnswerCounts tally) {
        return IntStream.range(0, tally.counts().size())
                .mapToObj(answer ->
                        new AnswerBar(answer, tally.of(answer), tally.of(answer) * 100 / Math.max(1, tally.largest())))
                .toList();
    }
}
