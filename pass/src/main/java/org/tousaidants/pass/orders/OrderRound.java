package org.tousaidants.pass.orders;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.pass.orders.Order.Stage;

/// The calendar of the year, looked at by the clock: the days on which letters leave, the end of the vouchers, the
/// credit notes.
@Component
class OrderRound {
    private static final Duration WORTH = Duration.ofDays(14);

    private final OrderStore store;
    private final Orders orders;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OrderRound(
            OrderStore store,
            Orders orders,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.orders = orders;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Each step in a transaction of its own: the money that one ended must be settled before the next moves it.
    @Scheduled(initialDelay = 240_000, fixedDelay = 3_600_000)
    void turn() {
        for (var key : store.running()) {
            transaction.executeWithoutResult(_ -> notices(key));
            orders.expire(key.network(), key.id());
            orders.credit(key.network(), key.id());
        }
    }

    private void notices(OrderStore.Key key) {
        var network = key.network();
        store.oneAtATime(network);
        var found = store.locked(network, key.id()).filter(order -> order.stage() == Stage.ORDERED);
        if (found.isEmpty()) return;
        var order = found.get();
        var today = orders.today();
        for (var notice : PassCalendar.Notice.values()) {
            var day = PassCalendar.notice(notice, order.year());
            if (today.isBefore(day) || today.isAfter(day.plusDays(WORTH.toDays()))) continue;
            var first = store.firstOfItsYear(network, order.year(), notice);
            if (store.notice(network, order.id(), notice, clock.instant()))
                events.publishEvent(new NoticeDue(
                        network, order, notice, first, clock.instant().plus(WORTH)));
        }
    }
}
