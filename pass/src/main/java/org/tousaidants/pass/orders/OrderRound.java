package org.tousaidants.pass.orders;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.pass.ledger.Euros;
import org.tousaidants.pass.orders.Order.Stage;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.Messages;

/// The calendar of the year, looked at by the clock: letters to the funders, the end of the vouchers, the credit notes.
@Component
class OrderRound {
    private static final Duration WORTH = Duration.ofDays(14);

    private final OrderStore store;
    private final Orders orders;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OrderRound(OrderStore store, Orders orders, Outbox outbox, Clock clock, PlatformTransactionManager transactions) {
        this.store = store;
        this.orders = orders;
        this.outbox = outbox;
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
        var found = store.locked(key.network(), key.id()).filter(order -> order.stage() == Stage.ORDERED);
        if (found.isEmpty()) return;
        var order = found.get();
        var today = orders.today();
        for (var what : PassCalendar.NOTICES) {
            var day = PassCalendar.notice(what, order.year());
            if (today.isBefore(day) || today.isAfter(day.plusDays(WORTH.toDays()))) continue;
            if (store.notice(key.network(), order.id(), what, clock.instant())) write(key.network(), order, what);
        }
    }

    private void write(String network, Order order, String what) {
        var words = Messages.in(Locale.FRENCH);
        var standing = orders.standing(network, order);
        var count = standing.count();
        for (var funder : order.funders()) {
            if (funder.mail().isEmpty()) continue;
            outbox.post(
                    network,
                    new Letter(
                            new MailAddress(funder.mail()),
                            Locale.FRENCH,
                            words.t("orders.mail." + what + ".subject", order.reference()),
                            words.t(
                                    "orders.mail." + what + ".body",
                                    funder.name(),
                                    order.title(),
                                    count.made(),
                                    count.active(),
                                    count.redeemed(),
                                    Euros.said(standing.circulating(), Locale.FRENCH),
                                    PassCalendar.end(order.year()),
                                    PassCalendar.tolerance(order.year()))),
                    clock.instant().plus(WORTH));
        }
    }
}
