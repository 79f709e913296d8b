package org.tousaidants.platform.bookings;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;

/// « Rappels » — a letter two days before a slot begins, each in a transaction of its own.
@Service
class ReminderRound {
    private static final Duration SOON = Duration.ofHours(48);
    private static final Duration LINK_KEPT = Duration.ofDays(7);

    private final BookingStore store;
    private final SlotStore slots;
    private final Links links;
    private final BookingLetterWriter bookingLetterWriter;
    private final Networks networks;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ReminderRound(
            BookingStore store,
            SlotStore slots,
            Links links,
            BookingLetterWriter bookingLetterWriter,
            Networks networks,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.slots = slots;
        this.links = links;
        this.bookingLetterWriter = bookingLetterWriter;
        this.networks = networks;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void remind() {
        var network = networks.here().id();
        while (Boolean.TRUE.equals(transaction.execute(_ -> remindNext(network)))) {
            // one more
        }
    }

    private boolean remindNext(String network) {
        var now = clock.instant();
        var next = store.toRemind(network, now, now.plus(SOON));
        next.ifPresent(booking -> {
            var slot = slots.find(network, booking.slot()).orElseThrow();
            var link = links.make(
                    network,
                    Link.What.of(Bookings.PURPOSE, booking.id().toString()),
                    slot.ends().plus(LINK_KEPT));
            bookingLetterWriter.reminder(network, slot, booking, link);
        });
        return next.isPresent();
    }
}
