package org.tousaidants.platform.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;

class SeatBookingsTest extends RunningSite {
    @Autowired
    SeatBookings bookings;

    private BookableSlot slot(int seats, int queue) {
        var starts = clock.instant().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.MINUTES);
        var slot = BookableSlot.of(
                new BookableSlot.SlotOwner("test.session", "one"),
                "Créer une boîte mail",
                "Mairie de Saintes, salle 2",
                "/plan-du-site",
                starts,
                starts.plus(Duration.ofHours(2)),
                seats,
                queue);
        bookings.put(slot);
        return slot;
    }

    private static SeatBooking.BookingRequest asking(Optional<String> mail) {
        return new SeatBooking.BookingRequest(
                UUID.randomUUID(),
                new SeatBooking.Booker("Mme Aubin", mail.map(MailAddress::new), Optional.empty()),
                Optional.empty(),
                "fr",
                List.of());
    }

    private static String fresh() {
        return "a-" + UUID.randomUUID() + "@example.org";
    }

    private List<String> subjects(String mail) {
        return outbox.latest(1000).stream()
                .filter(posted -> posted.letter().to().value().equals(mail))
                .map(posted -> posted.letter().subject())
                .toList();
    }

    private void carryAll() {
        while (outbox.carryNext()) {
            // Repeats until no letter waits.
        }
    }

    @Test
    void ofManyWhoWantTheLastSeatsNoneIsGivenTwice() throws Exception {
        var slot = slot(5, 3);
        List<Callable<BookingResult>> hands = new ArrayList<>();
        for (var i = 0; i < 40; i++) hands.add(() -> bookings.book(slot.id(), asking(Optional.empty())));
        try (var pool = Executors.newFixedThreadPool(16)) {
            var answers = new ArrayList<BookingResult>();
            for (var one : pool.invokeAll(hands)) answers.add(one.get());
            assertThat(answers)
                    .filteredOn(BookingResult.SeatConfirmed.class::isInstance)
                    .hasSize(5);
            assertThat(answers)
                    .filteredOn(BookingResult.BookedOnWaitingList.class::isInstance)
                    .extracting(one -> ((BookingResult.BookedOnWaitingList) one).rank())
                    .containsExactlyInAnyOrder(1, 2, 3);
            assertThat(answers)
                    .filteredOn(BookingResult.SlotFullyBooked.class::isInstance)
                    .hasSize(32);
        }
        assertThat(bookings.seats(slot.id()).orElseThrow().taken()).isEqualTo(5);
    }

    @Test
    void aFormSentTwiceTakesOneSeat() {
        var slot = slot(2, 0);
        var asking = asking(Optional.empty());
        var first = (BookingResult.SeatConfirmed) bookings.book(slot.id(), asking);
        var second = (BookingResult.SeatConfirmed) bookings.book(slot.id(), asking);
        assertThat(second.booking().id()).isEqualTo(first.booking().id());
        assertThat(bookings.seats(slot.id()).orElseThrow().taken()).isOne();
    }

    @Test
    void anAddressThatHasASeatGetsALetterAndNoSecond() {
        var slot = slot(5, 0);
        var mail = fresh();
        assertThat(bookings.book(slot.id(), asking(Optional.of(mail)))).isInstanceOf(BookingResult.SeatConfirmed.class);
        assertThat(bookings.book(slot.id(), asking(Optional.of(mail))))
                .isInstanceOf(BookingResult.AddressAlreadyBooked.class);
        carryAll();
        assertThat(subjects(mail)).hasSize(2);
        assertThat(bookings.seats(slot.id()).orElseThrow().taken()).isOne();
    }

    @Test
    void whoLearnsTheIdOfABookingGetsASeatOfHerOwnAndNoWayToThatOfAnother() {
        var slot = slot(3, 0);
        var hers = asking(Optional.of(fresh()));
        var first = (BookingResult.SeatConfirmed) bookings.book(slot.id(), hers);
        for (var mail : List.of(Optional.<MailAddress>empty(), Optional.of(new MailAddress(fresh())))) {
            var stranger = new SeatBooking.BookingRequest(
                    hers.id(),
                    new SeatBooking.Booker("Une autre", mail, Optional.empty()),
                    Optional.empty(),
                    "fr",
                    List.of());
            var answer = (BookingResult.SeatConfirmed) bookings.book(slot.id(), stranger);
            assertThat(answer.booking().id()).isNotEqualTo(first.booking().id());
            assertThat(bookings.show(answer.link().text())
                            .orElseThrow()
                            .booking()
                            .who()
                            .orElseThrow()
                            .name())
                    .isEqualTo("Une autre");
        }
        var other = slot(1, 0);
        assertThat(((BookingResult.SeatConfirmed) bookings.book(other.id(), hers))
                        .booking()
                        .slot())
                .as("the same form for another moment")
                .isEqualTo(other.id());
    }

    @Test
    void whetherAnAddressHasASeatIsToldToNobodyWhoTypesIt() {
        var slot = slot(2, 0);
        var mail = fresh();
        var free = bookings.book(slot.id(), asking(Optional.of(mail)));
        assertThat(free).isInstanceOf(BookingResult.SeatConfirmed.class);
        bookings.book(slot.id(), asking(Optional.of(fresh())));
        assertThat(bookings.book(slot.id(), asking(Optional.of(mail))))
                .as("nobody would get a seat")
                .isEqualTo(bookings.book(slot.id(), asking(Optional.of(fresh()))))
                .isInstanceOf(BookingResult.SlotFullyBooked.class);
        carryAll();
        assertThat(subjects(mail)).as("the letter is sent anyway").hasSize(2);
    }

    @Test
    void aStrangersWordsAreInNoLetterToAnAddressThatNobodyProved() {
        var mail = fresh();
        var who = new SeatBooking.Booker(
                "Votre compte est bloqué, appelez le 08 99", Optional.of(new MailAddress(mail)), Optional.empty());
        bookings.book(
                slot(5, 0).id(),
                new SeatBooking.BookingRequest(UUID.randomUUID(), who, Optional.empty(), "fr", List.of()));
        assertThat(wordsTo(mail)).hasSize(1).allMatch(body -> !body.contains("bloqué") && !body.contains("08 99"));
    }

    @Test
    void aMailboxIsNotFilledByTheRequestsOfOthers() {
        var mail = fresh();
        for (var n = 0; n < 28; n++)
            assertThat(bookings.book(slot(5, 0).id(), asking(Optional.of(mail))))
                    .isInstanceOf(BookingResult.SeatConfirmed.class);
        assertThat(wordsTo(mail)).hasSize(8);
        clock.advance(Duration.ofMinutes(61));
        bookings.book(slot(5, 0).id(), asking(Optional.of(mail)));
        assertThat(wordsTo(mail)).hasSize(9);
    }

    @Test
    void aSeatGivenBackGoesToTheFirstWhoWaitsAndALetterSaysSo() {
        var slot = slot(1, 2);
        var first = (BookingResult.SeatConfirmed) bookings.book(slot.id(), asking(Optional.empty()));
        var mail = fresh();
        var waits = (BookingResult.BookedOnWaitingList) bookings.book(slot.id(), asking(Optional.of(mail)));
        bookings.book(slot.id(), asking(Optional.empty()));
        assertThat(bookings.cancel(first.link().text()))
                .isInstanceOf(SeatBookings.BookingCancellationResult.BookingCancelled.class);
        assertThat(bookings.cancel(first.link().text()))
                .isInstanceOf(SeatBookings.BookingCancellationResult.BookingAlreadyCancelled.class);
        assertThat(bookings.find(waits.booking().id()).orElseThrow().state())
                .isEqualTo(SeatBooking.BookingState.SEATED);
        carryAll();
        assertThat(subjects(mail)).anyMatch(subject -> subject.startsWith("Vous avez une place"));
        assertThat(bookings.seats(slot.id()).orElseThrow())
                .extracting(SeatBookings.SlotSeats::taken, SeatBookings.SlotSeats::waiting)
                .containsExactly(1, 1);
    }

    @Test
    void theLinkShowsTheSeatGivesItBackAndServesNoOther() {
        var slot = slot(1, 0);
        var seated = (BookingResult.SeatConfirmed) bookings.book(slot.id(), asking(Optional.empty()));
        var visitor = visitor();
        var address = "/inscriptions/" + seated.link().text();
        var shown = visitor.get(address);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("Votre place est réservée").contains("Annuler ma venue");
        assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(visitor.get(address + "/calendrier.ics").body())
                .contains("BEGIN:VEVENT\r\n")
                .contains("LOCATION:Mairie de Saintes\\, salle 2\r\n");
        var cancelled = visitor.post(address + "/annulation", Map.of("_csrf", visitor.token(address + "/annulation")));
        assertThat(cancelled.statusCode()).isEqualTo(303);
        assertThat(visitor.get(address).body()).contains("Votre venue est annulée");
        assertThat(visitor.get("/inscriptions/" + "A".repeat(43)).statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyRegistersOnceItBeganOrWasCalledOff() {
        var slot = slot(3, 0);
        var mail = fresh();
        bookings.book(slot.id(), asking(Optional.of(mail)));
        assertThat(bookings.callOff(slot.id())).isTrue();
        assertThat(bookings.callOff(slot.id())).isFalse();
        assertThat(bookings.book(slot.id(), asking(Optional.empty())))
                .isInstanceOf(BookingResult.SlotAlreadyOver.class);
        carryAll();
        assertThat(subjects(mail)).anyMatch(subject -> subject.startsWith("Annulation"));
        assertThat(bookings.book(UUID.randomUUID(), asking(Optional.empty())))
                .isInstanceOf(BookingResult.SlotNotFound.class);
        assertThat(CurrentTenantScope.in("other", () -> bookings.book(slot.id(), asking(Optional.empty()))))
                .isInstanceOf(BookingResult.SlotNotFound.class);
    }

    @Test
    void aReminderThatCannotBeWrittenStopsNoOther() {
        var slot = slot(3, 0);
        var mail = fresh();
        var poisoned = (BookingResult.SeatConfirmed) bookings.book(slot.id(), asking(Optional.of(fresh())));
        bookings.book(slot.id(), asking(Optional.of(mail)));
        sql.sql("update bookings_person set mail = 'pas une adresse' where booking = :booking")
                .param("booking", poisoned.booking().id())
                .update();
        clock.advance(Duration.ofDays(9));
        assertThat(jobs.run("bookings.reminders")).hasSize(1);
        carryAll();
        assertThat(subjects(mail)).anyMatch(subject -> subject.startsWith("Rappel de votre inscription"));
        assertThat(jobs.failures()).anyMatch(one -> one.job().equals("bookings.reminders"));
        sql.sql("delete from bookings_person where booking = :booking")
                .param("booking", poisoned.booking().id())
                .update();
        job("bookings.reminders");
        assertThat(jobs.failures()).isEmpty();
    }

    @Test
    void oneReminderLeavesTwoDaysBeforeAndNamesAreForgottenThreeMonthsAfter() {
        var slot = slot(3, 0);
        var mail = fresh();
        var seated = (BookingResult.SeatConfirmed) bookings.book(slot.id(), asking(Optional.of(mail)));
        job("bookings.reminders");
        clock.advance(Duration.ofDays(9));
        job("bookings.reminders");
        job("bookings.reminders");
        carryAll();
        assertThat(subjects(mail))
                .filteredOn(subject -> subject.startsWith("Rappel de votre inscription"))
                .hasSize(1);
        clock.advance(Duration.ofDays(100));
        night();
        assertThat(bookings.find(seated.booking().id()).orElseThrow().who()).isEmpty();
    }

    @Test
    void whoDidNotComeIsNotedAndMayBeCorrected() {
        var slot = slot(1, 1);
        var seated = (BookingResult.SeatConfirmed) bookings.book(slot.id(), asking(Optional.empty()));
        var waiting = (BookingResult.BookedOnWaitingList) bookings.book(slot.id(), asking(Optional.empty()));
        assertThat(bookings.came(seated.booking().id(), true))
                .as("ten days before")
                .isFalse();
        clock.advance(Duration.ofDays(10));
        assertThat(bookings.came(seated.booking().id(), false)).isTrue();
        assertThat(bookings.came(seated.booking().id(), true)).isTrue();
        assertThat(bookings.came(seated.booking().id(), true)).isFalse();
        assertThat(bookings.came(waiting.booking().id(), true)).isFalse();
        assertThat(bookings.find(seated.booking().id()).orElseThrow().came()).hasValue(true);
    }

    @Test
    void moreSeatsGoToWhoWaits() {
        var slot = slot(1, 5);
        for (var i = 0; i < 4; i++) bookings.book(slot.id(), asking(Optional.empty()));
        bookings.put(new BookableSlot(
                slot.id(),
                slot.owner(),
                slot.title(),
                slot.place(),
                slot.path(),
                slot.time(),
                new BookableSlot.SlotCapacity(3, 5),
                true,
                0,
                Optional.empty()));
        assertThat(bookings.seats(slot.id()).orElseThrow())
                .extracting(SeatBookings.SlotSeats::taken, SeatBookings.SlotSeats::waiting)
                .containsExactly(3, 1);
    }

    @Test
    void theCalendarOfAKindHoldsWhatIsListedAndNoLineIsTooLong() {
        var listed = slot(1, 0);
        var hidden = slot(1, 0).unlisted();
        bookings.put(hidden);
        var feed = visitor().get("/agenda/test.session.ics");
        assertThat(feed.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(feed.body())
                .contains(listed.id().toString())
                .doesNotContain(hidden.id().toString());
        assertThat(feed.body().split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    }
}
