package org.tousaidants.support.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.support.activitylog.HelpActivities;
import org.tousaidants.support.activitylog.HelpActivity;

/// The helper's own agenda: weeks, repetitions, absences, and what follows from an attendance.
class AgendaTest extends RunningSite {
    @Autowired
    HelperAppointments slots;

    @Autowired
    HelpActivities activities;

    @Test
    void momentsRepeatEachWeekAreShownByWeekAndAnAbsenceCallsThemOff() {
        var account = person(Role.HELPER);
        var helper = signedIn(account);
        var first = LocalDate.now(clock).plusDays(8);
        var form = new HashMap<>(Map.of(
                "_csrf", helper.token("/agenda-aidant"),
                "id", UUID.randomUUID().toString(),
                "titre", "Permanence",
                "lieu", "Mairie",
                "jour", first.toString(),
                "heure", "09:00",
                "duree", "60",
                "creneaux", "2",
                "places", "1",
                "semaines", "4"));
        assertThat(helper.post("/agenda-aidant", form).statusCode()).isEqualTo(303);
        var worked = first.datesUntil(first.plusWeeks(4), java.time.Period.ofWeeks(1))
                .filter(day -> !OpeningHours.isPublicHoliday(day))
                .toList();
        var all = slots.agenda(actor(account));
        assertThat(all).hasSize(2 * worked.size());
        assertThat(all)
                .allMatch(roll ->
                        java.time.LocalTime.ofInstant(roll.seats().slot().starts(), ParisTime.ZONE)
                                        .getHour()
                                < 11);
        assertThat(helper.get("/agenda-aidant").body().split("Semaine du ")).hasSize(1 + worked.size());

        var mail = "claire-" + UUID.randomUUID() + "@exemple.fr";
        book(account.id(), all.getFirst().seats().slot().id(), mail);
        var away = helper.post(
                "/agenda-aidant/absences",
                Map.of(
                        "_csrf",
                        helper.token("/agenda-aidant"),
                        "du",
                        worked.getFirst().toString(),
                        "au",
                        worked.getFirst().plusDays(1).toString()));
        assertThat(away.headers().firstValue("Location")).contains("/agenda-aidant?absents=2");
        assertThat(posted(mail)).hasSize(2);
        assertThat(slots.agenda(actor(account)))
                .filteredOn(roll -> roll.seats().slot().calledOff().isPresent())
                .hasSize(2);
        assertThat(helper.post(
                                "/agenda-aidant/absences",
                                Map.of("_csrf", helper.token("/agenda-aidant"), "du", "2031-01-02", "au", "2031-01-01"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void onePressNotesTheActAndWhoDidNotComeIsOfferedAnotherDate() {
        var account = person(Role.HELPER);
        var me = actor(account);
        var starts = clock.instant().plus(Duration.ofHours(2));
        slots.offer(me, offer(starts));
        slots.offer(me, offer(starts.plus(Duration.ofHours(4))));
        slots.offer(me, offer(starts.plus(Duration.ofDays(9))));
        var all = slots.agenda(me);
        var one = all.getFirst().seats().slot().id();
        var two = all.get(1).seats().slot().id();
        var later = all.getLast().seats().slot().id();
        var mail = "ali-" + UUID.randomUUID() + "@exemple.fr";
        var came = book(me.id(), one, "");
        var missed = book(me.id(), two, mail);
        clock.advance(Duration.ofHours(7));
        var helper = signedIn(account);
        var here = "/agenda-aidant/" + one;
        assertThat(helper.get(here).body()).contains("une aide faite avec");
        for (var press = 0; press < 2; press++)
            helper.post(
                    here + "/inscriptions/" + came + "/presences",
                    Map.of("_csrf", helper.token(here), "venue", "email"));
        assertThat(activities.latest(me, 10)).singleElement().satisfies(act -> {
            assertThat(act.what().themes()).containsExactly("email");
            assertThat(act.what().minutes()).isEqualTo(45);
            assertThat(act.what().mode()).contains(HelpActivity.HelpMode.WITH);
        });
        var there = "/agenda-aidant/" + two;
        var before = posted(mail).size();
        for (var press = 0; press < 2; press++)
            helper.post(
                    there + "/inscriptions/" + missed + "/presences",
                    Map.of("_csrf", helper.token(there), "venue", "non"));
        assertThat(posted(mail)).hasSize(before + 1);
        assertThat(posted(mail).getFirst().body()).contains("Ce n’est pas grave", "/rendez-vous");
        assertThat(helper.get(there).body()).contains("Proposer une autre date", later.toString());
        var moved = helper.post(
                there + "/inscriptions/" + missed + "/report",
                Map.of("_csrf", helper.token(there), "vers", later.toString()));
        assertThat(moved.headers().firstValue("Location")).contains("/agenda-aidant/" + later);
        assertThat(slots.roll(me, later).orElseThrow().bookings())
                .singleElement()
                .satisfies(booking ->
                        assertThat(booking.who().orElseThrow().mail()).contains(new MailAddress(mail)));
        assertThat(signedIn(person(Role.HELPER))
                        .post(
                                there + "/inscriptions/" + missed + "/report",
                                Map.of("_csrf", helper.token(there), "vers", later.toString()))
                        .statusCode())
                .isNotEqualTo(303);
    }

    private static AppointmentForm.AppointmentSlotInput offer(java.time.Instant starts) {
        return new AppointmentForm.AppointmentSlotInput(
                UUID.randomUUID().toString(),
                "Rendez-vous",
                "Mairie",
                Optional.empty(),
                starts,
                Duration.ofMinutes(45),
                1,
                1,
                0);
    }

    private UUID book(UUID helper, UUID slot, String mail) {
        SignedInPerson me = actor(accounts.find(helper).orElseThrow());
        return ((BookingResult.SeatConfirmed) slots.bookFor(
                        me,
                        slot,
                        new SeatBooking.BookingRequest(
                                UUID.randomUUID(),
                                new SeatBooking.Booker("Ali", MailAddress.of(mail), Optional.empty()),
                                Optional.empty(),
                                "fr",
                                java.util.List.of())))
                .booking()
                .id();
    }
}
