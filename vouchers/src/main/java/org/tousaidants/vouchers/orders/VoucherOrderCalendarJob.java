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
import org.tousaidants.vouchers.orders.VoucherOrder.OrderStage;

/// Job that follows the yearly calendar for each order: letters, expiry of the vouchers, refunds. Each step runs in
/// a separate transaction. In this way the money of one step is stored before the next step moves it, and an order
/// that fails does not block the others.
@Component
class VoucherOrderCalendarJob {
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration WORTH = Duration.ofDays(14);

    private final VoucherOrderStore store;
    private final VoucherOrders orders;
    private final CreditNotes creditNotes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VoucherOrderCalendarJob(
            VoucherOrderStore store,
            VoucherOrders orders,
            CreditNotes creditNotes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.orders = orders;
        this.creditNotes = creditNotes;
        this.events = events;
        this.clock = clock;
    }

    @Bean("orders.notices")
    static Job orderNotices(VoucherOrderCalendarJob round) {
        return Job.every(BETWEEN).items(round::toTell, round::tell);
    }

    @Bean("orders.expiry")
    static Job orderExpiry(VoucherOrderCalendarJob round) {
        return Job.every(BETWEEN)
                .items(
                        () -> round.at(
                                OrderStage.ORDERED, (year, today) -> today.isAfter(VoucherOrderCalendar.closing(year))),
                        round::expire);
    }

    @Bean("orders.credits")
    static Job orderCredits(VoucherOrderCalendarJob round) {
        return Job.every(BETWEEN)
                .items(
                        () -> round.at(
                                OrderStage.EXPIRED,
                                (year, today) -> !today.isBefore(VoucherOrderCalendar.credit(year))),
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

    /// Notifies the coordination that the refunds of an order are due; it does so only once for each order.
    private void refund(UUID id) {
        if (!creditNotes.prepare(id) || !store.notice(id, "refund", clock.instant())) return;
        store.byId(id)
                .ifPresent(order -> events.publishEvent(
                        new FunderRefundsDue(order, clock.instant().plus(WORTH))));
    }

    private List<UUID> toTell() {
        return at(
                OrderStage.ORDERED,
                (year, today) -> List.of(VoucherOrderCalendar.CalendarDeadline.values()).stream()
                        .anyMatch(notice -> comes(notice, year, today)));
    }

    /// Returns whether the letters of this yearly date are to be sent: on the date, or soon after if the server
    /// was off on the date.
    private static boolean comes(VoucherOrderCalendar.CalendarDeadline notice, int year, LocalDate today) {
        var day = VoucherOrderCalendar.notice(notice, year);
        return !today.isBefore(day) && !today.isAfter(day.plusDays(WORTH.toDays()));
    }

    /// Publishes the events of the yearly dates that an order has reached. The order is read again, because it
    /// may have changed since it was selected.
    ///
    /// @param id id of the order
    void tell(UUID id) {
        var found = store.locked(id).filter(order -> order.stage() == OrderStage.ORDERED);
        if (found.isEmpty()) return;
        store.oneAtATime();
        var order = found.get();
        for (var notice : VoucherOrderCalendar.CalendarDeadline.values()) {
            if (!comes(notice, order.year(), orders.today())) continue;
            var first = store.firstOfItsYear(order.year(), notice);
            if (store.notice(order.id(), notice.word(), clock.instant()))
                events.publishEvent(new VoucherOrderDeadlineReached(
                        order, notice, first, clock.instant().plus(WORTH)));
        }
    }
}
