package org.tousaidants.platform.bookings;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;

/// « Rappels » — sends a letter two days before a slot begins, each in its own transaction.
@Service
class ReminderJob {
    private static final Duration BETWEEN = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofHours(48);
    private static final Duration LINK_KEPT = Duration.ofDays(7);

    private final BookingStore store;
    private final SlotStore slots;
    private final Links links;
    private final BookingLetterWriter bookingLetterWriter;
    private final Clock clock;

    ReminderJob(
            BookingStore store, SlotStore slots, Links links, BookingLetterWriter bookingLetterWriter, Clock clock) {
        this.store = store;
        this.slots = slots;
        this.links = links;
        this.bookingLetterWriter = bookingLetterWriter;
        this.clock = clock;
    }

    @Bean("bookings.reminders")
    static Job bookingReminders(ReminderJob reminders) {
        return Job.every(BETWEEN).items(reminders::due, reminders::remind);
    }

    private List<UUID> due() {
        var now = clock.instant();
        return store.toRemind(now, now.plus(SOON));
    }

    private void remind(UUID id) {
        store.remind(id, clock.instant()).ifPresent(booking -> {
            var slot = slots.find(booking.slot()).orElseThrow();
            var link = links.make(
                    Link.LinkRequest.of(Bookings.PURPOSE, booking.id().toString()),
                    slot.ends().plus(LINK_KEPT));
            bookingLetterWriter.reminder(slot, booking, link);
        });
    }
}
