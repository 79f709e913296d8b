package org.tousaidants.demo.stories;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.hours.WorkingHoursDeadline;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.support.appointments.AppointmentForm;
import org.tousaidants.support.appointments.HelperAppointments;

/// « Rendez-vous joués » — creates the appointments of one morning and a workshop, with one helper at one place.
@Component
class DemoAppointmentMaker {
    private static final LocalTime MORNING = LocalTime.of(9, 30);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 0);

    private final HelperAppointments appointments;
    private final Clock clock;

    DemoAppointmentMaker(HelperAppointments appointments, Clock clock) {
        this.appointments = appointments;
        this.clock = clock;
    }

    @Transactional
    public void play(SignedInPerson helper, Place place) {
        if (!appointments.agenda(helper).isEmpty()) return;
        appointments.host(helper, place.id());
        offer(helper, place, "Rendez-vous numérique", 1, MORNING, 3, 1);
        offer(helper, place, "Atelier : photos du téléphone", 3, AFTERNOON, 1, 6);
        for (var roll : appointments.agenda(helper).stream().skip(1).toList())
            appointments.book(
                    roll.seats().slot().id(),
                    new SeatBooking.BookingRequest(
                            UUID.randomUUID(),
                            new SeatBooking.Booker("Lucien (démonstration)", Optional.empty(), Optional.empty()),
                            Optional.empty(),
                            "fr",
                            List.of()));
    }

    private void offer(
            SignedInPerson helper, Place place, String title, int inDays, LocalTime time, int slots, int seats) {
        var starts = ParisTime.day(WorkingHoursDeadline.daysAfter(clock.instant(), inDays))
                .atTime(time)
                .atZone(ParisTime.ZONE)
                .toInstant();
        appointments.offer(
                helper,
                new AppointmentForm.AppointmentSlotInput(
                        UUID.randomUUID().toString(),
                        title,
                        place.name(),
                        Optional.of(place.id()),
                        starts,
                        Duration.ofMinutes(seats > 1 ? 90 : 45),
                        slots,
                        seats,
                        2));
    }
}
