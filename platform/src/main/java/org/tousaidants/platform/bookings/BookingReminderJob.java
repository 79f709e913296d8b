package org.tousaidants.platform.bookings;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinks;

/// « Rappels » — sends each participant a letter two days before the slot begins, in one transaction per letter.
@Service
class BookingReminderJob {
    private static final Duration BETWEEN = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofHours(48);
    private static final Duration LINK_KEPT = Duration.ofDays(7);

    private final BookingStore store;
    private final BookableSlotStore slots;
    private final SecretLinks links;
    private final BookingLetterWriter bookingLetterWriter;
    private final Clock clock;

    BookingReminderJob(
            BookingStore store,
            BookableSlotStore slots,
            SecretLinks links,
            BookingLetterWriter bookingLetterWriter,
            Clock clock) {
        this.store = store;
        this.slots = slots;
        this.links = links;
        this.bookingLetterWriter = bookingLetterWriter;
        this.clock = clock;
    }

    @Bean("bookings.reminders")
    static Job bookingReminders(BookingReminderJob reminders) {
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
                    SecretLink.SecretLinkRequest.of(
                            SeatBookings.PURPOSE, booking.id().toString()),
                    slot.ends().plus(LINK_KEPT));
            bookingLetterWriter.reminder(slot, booking, link);
        });
    }
}
