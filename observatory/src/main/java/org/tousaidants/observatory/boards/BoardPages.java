package org.tousaidants.observatory.boards;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.Paper;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.NavLink;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// The boards of those who have an account, and the report that a funder is given.
@Controller
class BoardPages {
    private static final String WEEK = "/bureau/semaine";

    record Funded(List<Money> all, String network) {}

    private final Boards boards;

    BoardPages(Boards boards) {
        this.boards = boards;
    }

    @Bean
    static DeskCard weekCard() {
        return DeskCard.of(WEEK, "boards.week.card", 5);
    }

    @Bean
    static DeskCard moneyCard() {
        return DeskCard.of("/bureau/argent", "boards.money.card", 133);
    }

    @Bean
    static NavLink mineLink() {
        return new NavLink("/mes-chiffres", "boards.mine.nav", NavLink.FOOT + 2, Set.of(Role.HELPER));
    }

    @GetMapping(WEEK)
    @For(Role.COORDINATOR)
    View week(Actor actor) {
        return View.of("observatory/boards/week", boards.week(actor.network().id()));
    }

    @GetMapping("/mes-chiffres")
    @For(Role.HELPER)
    View mine(Actor actor) {
        return View.of("observatory/boards/mine", boards.mine(actor.network().id(), actor.id()));
    }

    @GetMapping("/bureau/argent")
    @For(Role.COORDINATOR)
    View money(Actor actor) {
        return View.of(
                "observatory/boards/money",
                new Funded(boards.money(actor.network().id()), actor.network().name()));
    }

    /// « Le rapport du financeur »
    @GetMapping("/bureau/argent/{order}.pdf")
    @For(Role.COORDINATOR)
    ResponseEntity<byte[]> report(Actor actor, @PathVariable UUID order, Page page) {
        var money = boards.money(actor.network().id(), order)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var pdf = Paper.pdf(View.of(
                        "observatory/boards/moneyPaper",
                        new Funded(List.of(money), actor.network().name()))
                .text(page));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"rapport-" + money.standing().order().number() + ".pdf\"")
                .body(pdf);
    }

    static String euros(long cents, Page page) {
        return page.t("boards.euros", page.number(cents / 100.0));
    }
}
