package org.tousaidants.support.appointments;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.support.activitylog.HelpActivities;
import org.tousaidants.support.activitylog.HelpActivity;

/// Records whether a person came to an appointment. If they came, logs the activity in the same request; if not,
/// offers them another date.
@Component
class AppointmentAttendanceWriter {
    private static final Duration LETTER_WORTH = Duration.ofDays(14);

    private final HelperAppointments appointments;
    private final SeatBookings bookings;
    private final AppointmentSlotPlaceStore at;
    private final HelpActivities activities;
    private final LetterWriter letters;
    private final Clock clock;

    AppointmentAttendanceWriter(
            HelperAppointments appointments,
            SeatBookings bookings,
            AppointmentSlotPlaceStore at,
            HelpActivities activities,
            LetterWriter letters,
            Clock clock) {
        this.appointments = appointments;
        this.bookings = bookings;
        this.at = at;
        this.activities = activities;
        this.letters = letters;
        this.clock = clock;
    }

    /// Returns the themes that the helper logs most often; the page shows one button for each.
    List<String> themes(SignedInPerson helper) {
        return activities.shortcuts(helper);
    }

    /// Records that the person came. Returns false if the slot or the booking does not belong to the helper.
    ///
    /// @param theme theme of the activity to log, one of [#themes]; empty to record only the attendance
    @Transactional
    boolean came(SignedInPerson helper, UUID slot, UUID booking, Optional<String> theme) {
        var roll = appointments.roll(helper, slot);
        if (roll.isEmpty() || !appointments.came(helper, slot, booking, true)) return false;
        theme.filter(themes(helper)::contains)
                .ifPresent(known -> activities.log(
                        helper, act(booking), what(roll.get().seats().slot(), known), Optional.empty()));
        return true;
    }

    /// Returns the id of the activity, which is derived from the booking, so that a double click logs only one
    /// activity.
    private static UUID act(UUID booking) {
        return IdDerivedFromText.of("act " + booking);
    }

    /// Returns the details of the activity to log for an appointment: it was done together with the person and
    /// lasted as long as the appointment. The helper can correct the details later.
    ///
    /// @param theme theme of the activity
    private HelpActivity.ActivityDetails what(BookableSlot slot, String theme) {
        var place = at.at(slot.id()).map(PlaceId::value);
        return new HelpActivity.ActivityDetails(
                HelpActivity.ActivityKind.INDIVIDUAL,
                slot.starts(),
                List.of(theme),
                Optional.empty(),
                Optional.of(HelpActivity.HelpMode.WITH),
                (int) Duration.between(slot.starts(), slot.ends()).toMinutes(),
                1,
                new HelpActivity.ActivityPlace(
                        place.isPresent() ? HelpActivity.ActivitySetting.PLACE : HelpActivity.ActivitySetting.ELSEWHERE,
                        place),
                Set.of(),
                HelpActivity.ActivityResult.UNSAID);
    }

    /// Records that the person did not come. The first time, a person with a mail address gets a letter with a
    /// link to the coming slots.
    @Transactional
    boolean missed(SignedInPerson helper, UUID slot, UUID booking) {
        var before = bookings.find(booking).filter(one -> one.came().equals(Optional.of(false)));
        if (!appointments.came(helper, slot, booking, false)) return false;
        if (before.isEmpty())
            bookings.find(booking)
                    .filter(one -> one.came().equals(Optional.of(false)))
                    .ifPresent(this::offerAnother);
        return true;
    }

    private void offerAnother(SeatBooking booking) {
        booking.who()
                .flatMap(SeatBooking.Booker::mail)
                .ifPresent(to -> letters.post(
                        LetterRecipient.of(to, booking.lang()),
                        "appointments.mail.again",
                        clock.instant().plus(LETTER_WORTH),
                        new LetterWriter.LetterPageAddress(HelperAppointments.HERE)));
    }

    /// Books another slot of the helper for the person of a booking. The confirmation and the letter are the
    /// same as for every booking.
    ///
    /// @param slot id of the slot that the person missed
    /// @param booking id of the missed booking
    /// @param other id of the slot to book
    BookingResult again(SignedInPerson helper, UUID slot, UUID booking, UUID other) {
        var who = appointments.roll(helper, slot).stream()
                .flatMap(roll -> roll.bookings().stream())
                .filter(one -> one.id().equals(booking) && one.who().isPresent())
                .findFirst();
        if (who.isEmpty()) return new BookingResult.SlotNotFound();
        var person = who.get();
        return appointments.bookFor(
                helper,
                other,
                new SeatBooking.BookingRequest(
                        IdDerivedFromText.of(booking + " " + other),
                        person.who().orElseThrow(),
                        person.person(),
                        person.lang(),
                        person.wants()));
    }

    /// Returns the coming slots of the helper with a free seat.
    @Transactional(readOnly = true)
    List<BookableSlot> free(SignedInPerson helper) {
        return appointments.agenda(helper).stream()
                .map(HelperAppointments.AppointmentAttendanceList::seats)
                .filter(seats -> seats.free() > 0
                        && seats.slot().calledOff().isEmpty()
                        && seats.slot().starts().isAfter(clock.instant()))
                .map(SeatBookings.SlotSeats::slot)
                .toList();
    }
}
