package org.tousaidants.support.appointments;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.DerivedId;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.bookings.Booking;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.bookings.Slot;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.mail.Recipient;
import org.tousaidants.support.activitylog.Activities;
import org.tousaidants.support.activitylog.Activity;

/// Records who came, notes the act of help with the same press, and offers another date to a person who did not
/// come.
@Component
class AttendanceWriter {
    private static final Duration LETTER_WORTH = Duration.ofDays(14);

    private final HelperSlots appointments;
    private final Bookings bookings;
    private final SlotPlaceStore at;
    private final Activities activities;
    private final LetterWriter letters;
    private final Clock clock;

    AttendanceWriter(
            HelperSlots appointments,
            Bookings bookings,
            SlotPlaceStore at,
            Activities activities,
            LetterWriter letters,
            Clock clock) {
        this.appointments = appointments;
        this.bookings = bookings;
        this.at = at;
        this.activities = activities;
        this.letters = letters;
        this.clock = clock;
    }

    /// The themes that the helper logs most often; each is one button.
    List<String> themes(Actor helper) {
        return activities.shortcuts(helper);
    }

    /// @param theme of the act to note, one of [#themes]; empty: only the attendance
    @Transactional
    boolean came(Actor helper, UUID slot, UUID booking, Optional<String> theme) {
        var roll = appointments.roll(helper, slot);
        if (roll.isEmpty() || !appointments.came(helper, slot, booking, true)) return false;
        theme.filter(themes(helper)::contains)
                .ifPresent(known -> activities.log(
                        helper, act(booking), what(roll.get().seats().slot(), known), Optional.empty()));
        return true;
    }

    /// The id of the act derives from the booking, so that a double click logs one act.
    private static UUID act(UUID booking) {
        return DerivedId.of("act " + booking);
    }

    /// Logs the act as help given together with the person, with the duration of the appointment. The helper
    /// can correct it in their log.
    private Activity.ActivityDetails what(Slot slot, String theme) {
        var place = at.at(slot.id()).map(PlaceId::value);
        return new Activity.ActivityDetails(
                Activity.ActivityKind.INDIVIDUAL,
                slot.starts(),
                List.of(theme),
                Optional.empty(),
                Optional.of(Activity.HelpMode.WITH),
                (int) Duration.between(slot.starts(), slot.ends()).toMinutes(),
                1,
                new Activity.ActivityPlace(
                        place.isPresent() ? Activity.ActivitySetting.PLACE : Activity.ActivitySetting.ELSEWHERE, place),
                Set.of(),
                Activity.ActivityResult.UNSAID);
    }

    /// Marks the person as absent. The first time, a person with a mail address gets a letter with a link to
    /// the coming slots.
    @Transactional
    boolean missed(Actor helper, UUID slot, UUID booking) {
        var before = bookings.find(booking).filter(one -> one.came().equals(Optional.of(false)));
        if (!appointments.came(helper, slot, booking, false)) return false;
        if (before.isEmpty())
            bookings.find(booking)
                    .filter(one -> one.came().equals(Optional.of(false)))
                    .ifPresent(this::offerAnother);
        return true;
    }

    private void offerAnother(Booking booking) {
        booking.who()
                .flatMap(Booking.Booker::mail)
                .ifPresent(to -> letters.post(
                        Recipient.of(to, booking.lang()),
                        "appointments.mail.again",
                        clock.instant().plus(LETTER_WORTH),
                        new LetterWriter.PageAddress(HelperSlots.HERE)));
    }

    /// The same person at another slot of the helper: the confirmation and its letter are those of every
    /// booking.
    BookingResult again(Actor helper, UUID slot, UUID booking, UUID other) {
        var who = appointments.roll(helper, slot).stream()
                .flatMap(roll -> roll.bookings().stream())
                .filter(one -> one.id().equals(booking) && one.who().isPresent())
                .findFirst();
        if (who.isEmpty()) return new BookingResult.NoSuchSlot();
        var person = who.get();
        return appointments.bookFor(
                helper,
                other,
                new Booking.BookingRequest(
                        DerivedId.of(booking + " " + other),
                        person.who().orElseThrow(),
                        person.person(),
                        person.lang(),
                        person.wants()));
    }

    /// The coming slots of the helper with a free seat.
    @Transactional(readOnly = true)
    List<Slot> free(Actor helper) {
        return appointments.agenda(helper).stream()
                .map(HelperSlots.AttendanceList::seats)
                .filter(seats -> seats.free() > 0
                        && seats.slot().calledOff().isEmpty()
                        && seats.slot().starts().isAfter(clock.instant()))
                .map(Bookings.Seats::slot)
                .toList();
    }
}
