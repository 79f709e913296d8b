package org.tousaidants.support.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceFreeAppointments;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.support.referrals.ReferralTestSite;

class PlaceFreeAppointmentsTest extends RunningSite {
    private static final int SECONDS_KEPT = 6;

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    HelperAppointments appointments;

    @Autowired
    PlaceFreeAppointments free;

    private Place place() {
        return ReferralTestSite.place(places, directory, "Lieu " + UUID.randomUUID(), "");
    }

    private void offer(Account helper, Place place, Instant starts, int slots) {
        offer(helper, place, starts, slots, 1);
    }

    private void offer(Account helper, Place place, Instant starts, int slots, int seats) {
        appointments.offer(
                actor(helper),
                new AppointmentForm.AppointmentSlotInput(
                        UUID.randomUUID().toString(),
                        "Rendez-vous",
                        place.name(),
                        Optional.of(place.id()),
                        starts,
                        Duration.ofMinutes(30),
                        slots,
                        seats,
                        0));
    }

    private List<PlaceFreeAppointments.FreeAppointmentTime> next(Place place) {
        clock.advance(Duration.ofSeconds(SECONDS_KEPT));
        return free.next().getOrDefault(place.id(), List.of());
    }

    @Test
    void threeFreeTimesOfAPlaceAreShownOnItsPageOnceThePlaceConfirmedTheHelper() {
        var place = place();
        var helper = person(Role.HELPER);
        offer(helper, place, clock.instant().plus(Duration.ofDays(3)), 5);
        assertThat(next(place)).as("not confirmed").isEmpty();
        appointments.welcome(place.id(), helper.id());
        assertThat(next(place))
                .hasSize(PlaceFreeAppointments.MOST)
                .isSortedAccordingTo(Comparator.comparing(PlaceFreeAppointments.FreeAppointmentTime::starts));
        assertThat(visitor().get("/lieux/" + place.slug()).body())
                .contains("href=\"" + next(place).getFirst().path() + "\"");
    }

    @Test
    void aTakenSeatIsNoFreeTimeAndTwoHelpersAtTheSameTimeAreOne() {
        var place = place();
        var starts = clock.instant().plus(Duration.ofDays(3));
        for (var helper : List.of(person(Role.HELPER), person(Role.HELPER))) {
            offer(helper, place, starts, 2);
            appointments.welcome(place.id(), helper.id());
        }
        assertThat(next(place)).hasSize(2);
        for (var seats : appointments.coming(place.id())) {
            var who = new SeatBooking.Booker("Mme Mirabelle", Optional.empty(), Optional.empty());
            appointments.book(
                    seats.slot().id(),
                    new SeatBooking.BookingRequest(UUID.randomUUID(), who, Optional.empty(), "fr", List.of()));
        }
        assertThat(next(place)).isEmpty();
    }

    @Test
    void aWorkshopOnAnotherSubjectIsNoFreeTimeForASearch() {
        var place = place();
        var helper = person(Role.HELPER);
        offer(helper, place, clock.instant().plus(Duration.ofDays(3)), 1, 8);
        appointments.welcome(place.id(), helper.id());
        assertThat(next(place)).isEmpty();
    }
}
