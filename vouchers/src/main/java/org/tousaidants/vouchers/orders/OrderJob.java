package org.tousaidants.vouchers.orders;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.vouchers.orders.Order.OrderStage;

/// Runs the yearly calendar for each order: letters, end of the vouchers, refunds. Each step has its own
/// transaction: the money of one step must be committed before the next moves it, and a failing order does not
/// block the others.
@Component
class OrderJob {
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration WORTH = Duration.ofDays(14);

    private final OrderStore store;
    private final Orders orders;
    private final CreditNotes creditNotes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrderJob(OrderStore store, Orders orders, CreditNotes creditNotes, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.creditNotes = creditNotes;
        this.events = events;
        this.clock = clock;
    }

    @Bean("orders.notices")
    static Job orderNotices(OrderJob round) {
        return Job.every(BETWEEN).items(round::toTell, round::tell);
    }

    @Bean("orders.expiry")
    static Job orderExpiry(OrderJob round) {
        return Job.every(BETWEEN)
                .items(
                        () -> round.at(OrderStage.ORDERED, (year, today) -> today.isAfter(OrderCalendar.closing(year))),
                        round::expire);
    }

    @Bean("orders.credits")
    static Job orderCredits(OrderJob round) {
        return Job.every(BETWEEN)
                .items(
                        () -> round.at(
                                OrderStage.EXPIRED, (year, today) -> !today.isBefore(OrderCalendar.credit(year))),
                        round::refund);
    }

    private List<UUID> at(OrderStage stage, BiPredicate<Integer, LocalDate> due) {
        var today = orders.today();
        return store.years(stage).entrySet().stream()
                .filter(order -> due.test(order.getValue(), today))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    private void expire(UUID id) {
        orders.expire(id);
    }

    /// Notifies the coordination, once, that the refunds of an order are due.
    private void refund(UUID id) {
        if (!creditNotes.prepare(id) || !store.notice(id, "refund", clock.instant())) return;
        store.byId(id)
                .ifPresent(order -> events.publishEvent(
                        new RefundsDue(order, clock.instant().plus(WORTH))));
    }

    private List<UUID> toTell() {
        return at(
                OrderStage.ORDERED,
                (year, today) -> List.of(OrderCalendar.CalendarDeadline.values()).stream()
                        .anyMatch(notice -> comes(notice, year, today)));
    }

    /// Whether a notice is due: on its date, or soon after if the machine was off.
    private static boolean comes(OrderCalendar.CalendarDeadline notice, int year, LocalDate today) {
        var day = OrderCalendar.notice(notice, year);
        return !today.isBefore(day) && !today.isAfter(day.plusDays(WORTH.toDays()));
    }

    /// Publishes a notice; reads the order again, because it may have changed since it was selected.
    void tell(UUID id) {
        var found = store.locked(id).filter(order -> order.stage() == OrderStage.ORDERED);
        if (found.isEmpty()) return;
        store.oneAtATime();
        var order = found.get();
        for (var notice : OrderCalendar.CalendarDeadline.values()) {
            if (!comes(notice, order.year(), orders.today())) continue;
            var first = store.firstOfItsYear(order.year(), notice);
            if (store.notice(order.id(), notice.word(), clock.instant()))
                events.publishEvent(new OrderDeadlineReached(
                        order, notice, first, clock.instant().plus(WORTH)));
        }
    }
}
