package org.tousaidants.observatory.boards;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
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
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final String WEEK = "/bureau/semaine";
    private static final int WEEKS = 4;
    private static final int FEWEST_SEARCHES = 5;
    /// A median of fewer would tell too much of each.
    private static final int FEWEST = 11;

    /// Something that waits, and the desk where it is taken care of.
    record Hand(String key, long many, String path) {}

    record Week(List<Hand> hands, List<BoardStore.InVain> inVain) {}

    record Row(String key, BoardStore.Beside beside) {}

    record Mine(List<Row> mine, List<Row> place) {}

    record Funded(List<Money> all, String network) {}

    private final BoardStore store;
    private final Orders orders;
    private final Clock clock;

    BoardPages(BoardStore store, Orders orders, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.clock = clock;
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
        var network = actor.network().id();
        var now = clock.instant();
        var hands = new ArrayList<Hand>();
        hands.add(new Hand("boards.week.referrals", store.referralsWaiting(network, now), "/bureau/orientations"));
        hands.add(new Hand("boards.week.reports", store.reportsWaiting(network, now), "/bureau/signalements"));
        hands.add(new Hand("boards.week.passages", store.passagesCancelled(network, now), "/bureau/passages"));
        hands.add(new Hand("boards.week.sheets", store.oldSheets(network, now), "/bureau/entretien"));
        hands.add(new Hand("boards.week.vouchers", store.vouchersEnding(network, now), "/bureau/pass"));
        return View.of(
                "observatory/boards/week",
                new Week(
                        hands.stream().filter(one -> one.many() > 0).toList(),
                        store.inVain(network, today().minusWeeks(WEEKS), FEWEST_SEARCHES)));
    }

    @GetMapping("/mes-chiffres")
    @For(Role.HELPER)
    View mine(Actor actor) {
        var network = actor.network().id();
        var since = clock.instant().minus(YEAR);
        var place = store.usual(network, actor.id());
        return View.of(
                "observatory/boards/mine",
                new Mine(
                        rows(network, since, "helper", Optional.of(actor.id())),
                        place.isEmpty() ? List.of() : rows(network, since, "place", place)));
    }

    private List<Row> rows(String network, Instant since, String of, Optional<UUID> own) {
        return List.of(
                new Row("boards.mine.acts", store.acts(network, since, of, own, FEWEST)),
                new Row("boards.mine.minutes", store.minutes(network, since, of, own, FEWEST)),
                new Row("boards.mine.solved", store.solved(network, since, of, own, FEWEST)));
    }

    @GetMapping("/bureau/argent")
    @For(Role.COORDINATOR)
    View money(Actor actor) {
        return View.of(
                "observatory/boards/money",
                new Funded(
                        orders.all(actor.network().id()).stream()
                                .filter(order -> order.stage() != Order.Stage.QUOTED)
                                .map(order -> money(actor, order))
                                .toList(),
                        actor.network().name()));
    }

    /// « Le rapport du financeur »
    @GetMapping("/bureau/argent/{order}.pdf")
    @For(Role.COORDINATOR)
    ResponseEntity<byte[]> report(Actor actor, @PathVariable UUID order, Page page) {
        var found = orders.find(actor.network().id(), order)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var pdf = Paper.pdf(View.of(
                        "observatory/boards/moneyPaper",
                        new Funded(List.of(money(actor, found)), actor.network().name()))
                .text(page));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"rapport-" + found.number() + ".pdf\"")
                .body(pdf);
    }

    private Money money(Actor actor, Order order) {
        var network = actor.network().id();
        return new Money(orders.standing(network, order), store.used(network, order.id()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PARIS);
    }

    static String euros(long cents, Page page) {
        return page.t("boards.euros", page.number(cents / 100.0));
    }
}
