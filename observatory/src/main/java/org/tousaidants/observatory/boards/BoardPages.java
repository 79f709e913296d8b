package org.tousaidants.observatory.boards;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Grants;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.Paper;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.DeskFigure;
import org.tousaidants.platform.web.Errand;
import org.tousaidants.platform.web.FileAnswer;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.NavLink;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// The boards of those who have an account, and the report that a funder is given.
@Controller
class BoardPages {
    private static final String WEEK = "/bureau/semaine";

    record Funded(List<Money> all, String network) {}

    /// What became of the money of the funders of these names.
    record Own(List<Money> all, Set<String> names) {}

    private static final String MINE = "/mes-chiffres";
    private static final String FUNDED = "/mes-financements";

    private final Boards boards;
    private final Grants grants;

    BoardPages(Boards boards, Grants grants) {
        this.boards = boards;
        this.grants = grants;
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
        return new NavLink(MINE, "boards.mine.nav", NavLink.FOOT + 2, Set.of(Role.HELPER), NavLink.WORK);
    }

    @Bean
    static NavLink fundedLink() {
        return new NavLink(FUNDED, "boards.funded.nav", 6, Set.of(Role.FUNDER), NavLink.WORK);
    }

    @Bean
    static Errand fundedErrand(Boards boards, Grants grants) {
        return new Errand(
                FUNDED,
                "boards.funded.errand",
                10,
                Set.of(Role.FUNDER),
                actor -> boards.howManyFunded(grants.funders(actor)));
    }

    @Bean
    static DeskFigure ownActsFigure(Boards boards) {
        return own("acts", 1, boards::acts);
    }

    @Bean
    static DeskFigure ownHoursFigure(Boards boards) {
        return own("hours", 2, boards::hours);
    }

    @Bean
    static DeskFigure ownSolvedFigure(Boards boards) {
        return own("solved", 3, boards::solved);
    }

    private static DeskFigure own(String what, int order, Function<Actor, Number> value) {
        return new DeskFigure(MINE, "boards.figure." + what, order, Role.HELPER, value);
    }

    @Bean
    static DeskFigure givenFigure(Boards boards, Grants grants) {
        return new DeskFigure(FUNDED, "boards.figure.given", 1, Role.FUNDER, actor -> {
            var names = grants.funders(actor);
            return boards.funded(names).stream()
                            .mapToLong(one -> one.given(names))
                            .sum()
                    / 100;
        });
    }

    @Bean
    static DeskFigure ordersFigure(Boards boards, Grants grants) {
        return new DeskFigure(
                FUNDED, "boards.figure.orders", 2, Role.FUNDER, actor -> boards.howManyFunded(grants.funders(actor)));
    }

    @GetMapping(WEEK)
    @For(Role.COORDINATOR)
    View week(Actor actor) {
        return View.of("observatory/boards/week", boards.week());
    }

    @GetMapping(MINE)
    @For(Role.HELPER)
    View mine(Actor actor) {
        return View.of("observatory/boards/mine", boards.mine(actor.id()));
    }

    @GetMapping("/bureau/argent")
    @For(Role.COORDINATOR)
    View money(Actor actor) {
        return View.of(
                "observatory/boards/money",
                new Funded(boards.money(), actor.network().name()));
    }

    /// « Mes financements » — each euro of the funders that she was lent, to its use.
    @GetMapping(FUNDED)
    @For({Role.FUNDER, Role.COORDINATOR})
    View funded(Actor actor) {
        var names = grants.funders(actor);
        return View.of("observatory/boards/funded", new Own(boards.funded(names), names));
    }

    @GetMapping(FUNDED + "/{order}.pdf")
    @For({Role.FUNDER, Role.COORDINATOR})
    ResponseEntity<byte[]> ownReport(Actor actor, @PathVariable UUID order, Page page) {
        return report(
                actor,
                boards.funded(grants.funders(actor)).stream()
                        .filter(one -> one.standing().order().id().equals(order))
                        .findFirst(),
                page);
    }

    /// « Le rapport du financeur »
    @GetMapping("/bureau/argent/{order}.pdf")
    @For(Role.COORDINATOR)
    ResponseEntity<byte[]> report(Actor actor, @PathVariable UUID order, Page page) {
        return report(actor, boards.money(order), page);
    }

    private static ResponseEntity<byte[]> report(Actor actor, Optional<Money> found, Page page) {
        var money = found.orElseThrow(NotFound::new);
        var pdf = Paper.pdf(View.of(
                        "observatory/boards/moneyPaper",
                        new Funded(List.of(money), actor.network().name()))
                .text(page));
        return FileAnswer.pdf("rapport-" + money.standing().order().number() + ".pdf")
                .body(pdf);
    }

    static String euros(long cents, Page page) {
        return page.t("boards.euros", page.number(cents / 100.0));
    }
}
