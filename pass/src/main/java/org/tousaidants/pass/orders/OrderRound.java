package org.tousaidants.pass.orders;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.pass.orders.Order.Stage;
import org.tousaidants.platform.jobs.Job;

/// The calendar of the year, order by order: the days on which letters leave, the end of the vouchers, what goes back.
/// Each step of each order has a transaction of its own: the money that one ended must be settled before the next moves
/// it, and an order that fails stops no other.
@Component
class OrderRound {
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration WORTH = Duration.ofDays(14);

    private final OrderStore store;
    private final Orders orders;
    private final CreditNotes creditNotes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrderRound(
            OrderStore store, Orders orders, CreditNotes creditNotes, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.creditNotes = creditNotes;
        this.events = events;
        this.clock = clock;
    }

    @Bean("orders.notices")
    static Job orderNotices(OrderRound round) {
        return Job.every(BETWEEN).items(round::toTell, round::tell);
    }

    @Bean("orders.expiry")
    static Job orderExpiry(OrderRound round) {
        return Job.every(BETWEEN)
                .items(
                        () -> round.at(Stage.ORDERED, (year, today) -> today.isAfter(PassCalendar.closing(year))),
                        round::expire);
    }

    @Bean("orders.credits")
    static Job orderCredits(OrderRound round) {
        return Job.every(BETWEEN)
                .items(
                        () -> round.at(Stage.EXPIRED, (year, today) -> !today.isBefore(PassCalendar.credit(year))),
                        round::refund);
    }

    private List<UUID> at(Stage stage, BiPredicate<Integer, LocalDate> due) {
        var today = orders.today();
        return store.years(stage).entrySet().stream()
                .filter(order -> due.test(order.getValue(), today))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    private void expire(UUID id) {
        orders.expire(id);
    }

    /// The coordination is told once that credit notes wait for it.
    private void refund(UUID id) {
        if (!creditNotes.prepare(id) || !store.notice(id, "refund", clock.instant())) return;
        store.byId(id)
                .ifPresent(order -> events.publishEvent(
                        new RefundsDue(order, clock.instant().plus(WORTH))));
    }

    private List<UUID> toTell() {
        return at(
                Stage.ORDERED,
                (year, today) ->
                        List.of(PassCalendar.Notice.values()).stream().anyMatch(notice -> comes(notice, year, today)));
    }

    /// On its day, or soon after it if the machine was off.
    private static boolean comes(PassCalendar.Notice notice, int year, LocalDate today) {
        var day = PassCalendar.notice(notice, year);
        return !today.isBefore(day) && !today.isAfter(day.plusDays(WORTH.toDays()));
    }

    /// An order may have gone on since it was looked for.
    void tell(UUID id) {
        var found = store.locked(id).filter(order -> order.stage() == Stage.ORDERED);
        if (found.isEmpty()) return;
        store.oneAtATime();
        var order = found.get();
        for (var notice : PassCalendar.Notice.values()) {
            if (!comes(notice, order.year(), orders.today())) continue;
            var first = store.firstOfItsYear(order.year(), notice);
            if (store.notice(order.id(), notice.word(), clock.instant()))
                events.publishEvent(
                        new NoticeDue(order, notice, first, clock.instant().plus(WORTH)));
        }
    }
}
