package org.tousaidants.observatory.boards;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.platform.charts.Amount;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.web.Page;

/// « Tableaux de bord » — the door of the room.
@Service
class Boards {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int WEEKS = 4;
    private static final int FEWEST_SEARCHES = 5;
    /// A median of fewer would tell too much of each.
    private static final int FEWEST = 11;

    /// Something that waits, and the desk where it is taken care of.
    record Hand(String key, long many, String path) {}

    record Week(List<Hand> hands, List<InVain> inVain) {
        Chart vain(Page page) {
            return Chart.bars(
                    page.t("boards.week.times"),
                    inVain.stream()
                            .map(one -> Amount.of(one.commune(), one.times()))
                            .toList());
        }
    }

    record Row(String key, Beside beside) {}

    record Mine(List<Row> mine, List<Row> place) {}

    private final BoardStore store;
    private final Orders orders;
    private final Clock clock;

    Boards(BoardStore store, Orders orders, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Week week(String network) {
        var many = store.waiting(network, clock.instant());
        return new Week(
                List.of(
                                hand("referrals", many.getOrDefault("referrals", 0L), "/bureau/orientations"),
                                hand("reports", many.getOrDefault("reports", 0L), "/bureau/signalements"),
                                hand("passages", many.getOrDefault("passages", 0L), "/bureau/passages"),
                                hand("sheets", many.getOrDefault("sheets", 0L), "/bureau/entretien"),
                                hand("vouchers", many.getOrDefault("vouchers", 0L), "/bureau/pass"))
                        .stream()
                        .filter(one -> one.many() > 0)
                        .toList(),
                store.inVain(
                        network,
                        LocalDate.ofInstant(clock.instant(), Paris.ZONE).minusWeeks(WEEKS),
                        FEWEST_SEARCHES));
    }

    private static Hand hand(String what, long many, String path) {
        return new Hand("boards.week." + what, many, path);
    }

    @Transactional(readOnly = true)
    public Mine mine(String network, UUID helper) {
        var since = clock.instant().minus(YEAR);
        var place = store.usual(network, helper);
        return new Mine(
                rows(network, since, "helper", helper),
                place.map(own -> rows(network, since, "place", own)).orElse(List.of()));
    }

    /// How many times she helped in a year.
    long acts(Actor helper) {
        return own(helper, BoardStore.Figure.ACTS);
    }

    long hours(Actor helper) {
        return own(helper, BoardStore.Figure.MINUTES) / 60;
    }

    long solved(Actor helper) {
        return own(helper, BoardStore.Figure.SOLVED);
    }

    private long own(Actor helper, BoardStore.Figure what) {
        return store.own(helper.network().id(), clock.instant().minus(YEAR), "helper", helper.id(), what)
                .map(Math::round)
                .orElse(0L);
    }

    private List<Row> rows(String network, Instant since, String of, UUID own) {
        return List.of(
                row("acts", network, since, of, own, BoardStore.Figure.ACTS),
                row("minutes", network, since, of, own, BoardStore.Figure.MINUTES),
                row("solved", network, since, of, own, BoardStore.Figure.SOLVED));
    }

    private Row row(String key, String network, Instant since, String of, UUID own, BoardStore.Figure what) {
        return new Row(
                "boards.mine." + key,
                new Beside(store.own(network, since, of, own, what), store.median(network, since, of, FEWEST, what)));
    }

    List<Money> money(String network) {
        return begun(network).map(order -> money(network, order)).toList();
    }

    /// Of the orders that one of these funders pays for.
    List<Money> funded(String network, Set<String> names) {
        return begun(network, names).map(order -> money(network, order)).toList();
    }

    int howManyFunded(String network, Set<String> names) {
        return Math.toIntExact(begun(network, names).count());
    }

    private Stream<Order> begun(String network, Set<String> names) {
        return names.isEmpty() ? Stream.empty() : begun(network).filter(order -> Money.of(order, names));
    }

    private Stream<Order> begun(String network) {
        return orders.all(network).stream().filter(order -> order.stage() != Order.Stage.QUOTED);
    }

    Optional<Money> money(String network, UUID order) {
        return orders.find(network, order).map(found -> money(network, found));
    }

    private Money money(String network, Order order) {
        return new Money(orders.standing(network, order), store.used(network, order.id()));
    }
}
