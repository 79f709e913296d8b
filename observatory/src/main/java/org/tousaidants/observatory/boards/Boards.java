package org.tousaidants.observatory.boards;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.Paris;
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.platform.charts.Amount;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.counts.SmallCounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.web.Page;

/// « Tableaux de bord » — the door of the room.
@Service
class Boards {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int WEEKS = 4;

    /// Something that waits, and how much of it.
    record Hand(Waiting kind, long many, String path) {
        String key() {
            return "boards.week." + kind.code();
        }
    }

    /// « Ce qui attend » — what waits, as the views name it, and the desk where it is taken care of.
    enum Waiting {
        REFERRALS("/bureau/orientations"),
        REPORTS("/bureau/signalements"),
        PASSAGES("/bureau/passages"),
        SHEETS("/bureau/entretien"),
        VOUCHERS("/bureau/pass");

        private final String path;

        Waiting(String path) {
            this.path = path;
        }

        String code() {
            return ConstantName.low(this);
        }
    }

    record Week(List<Hand> hands, List<InVain> inVain) {
        Chart vain(Page page) {
            return Chart.bars(
                    page.t("boards.week.times"),
                    inVain.stream()
                            .map(one -> Amount.of(one.commune(), one.times()))
                            .toList());
        }
    }

    record Row(BoardStore.Figure figure, Beside beside) {
        String key() {
            return "boards.mine." + ConstantName.low(figure);
        }
    }

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
    public Week week() {
        var many = store.waiting(clock.instant());
        return new Week(
                Arrays.stream(Waiting.values())
                        .map(kind -> new Hand(kind, many.getOrDefault(kind.code(), 0L), kind.path))
                        .filter(one -> one.many() > 0)
                        .toList(),
                store.inVain(Paris.today(clock).minusWeeks(WEEKS), SmallCounts.AT_WORK.fewest()));
    }

    @Transactional(readOnly = true)
    public Mine mine(UUID helper) {
        var since = clock.instant().minus(YEAR);
        var place = store.usual(helper);
        return new Mine(
                rows(since, "helper", helper),
                place.map(own -> rows(since, "place", own)).orElse(List.of()));
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
        return store.own(clock.instant().minus(YEAR), "helper", helper.id(), what)
                .map(Math::round)
                .orElse(0L);
    }

    private List<Row> rows(Instant since, String of, UUID own) {
        return List.of(
                row(since, of, own, BoardStore.Figure.ACTS),
                row(since, of, own, BoardStore.Figure.MINUTES),
                row(since, of, own, BoardStore.Figure.SOLVED));
    }

    private Row row(Instant since, String of, UUID own, BoardStore.Figure what) {
        return new Row(
                what,
                new Beside(
                        store.own(since, of, own, what),
                        store.median(since, of, SmallCounts.IN_PUBLIC.fewest(), what)));
    }

    List<Money> money() {
        return begun().map(order -> money(order)).toList();
    }

    /// Of the orders that one of these funders pays for.
    List<Money> funded(Set<String> names) {
        return begun(names).map(order -> money(order)).toList();
    }

    int howManyFunded(Set<String> names) {
        return Math.toIntExact(begun(names).count());
    }

    private Stream<Order> begun(Set<String> names) {
        return names.isEmpty() ? Stream.empty() : begun().filter(order -> Money.of(order, names));
    }

    private Stream<Order> begun() {
        return orders.all().stream().filter(order -> order.stage() != Order.Stage.QUOTED);
    }

    Optional<Money> money(UUID order) {
        return orders.find(order).map(found -> money(found));
    }

    private Money money(Order order) {
        return new Money(orders.standing(order), store.used(order.id()));
    }
}
