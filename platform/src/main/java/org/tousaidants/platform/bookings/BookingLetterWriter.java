package org.tousaidants.platform.bookings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.SitePublicAddress;

/// Sends letters to people who book a slot. People without a mail address get no letter.
@Component
class BookingLetterWriter {
    static final String HERE = "/inscriptions/";

    private final LetterOutbox outbox;
    private final TerritoryNetworks networks;
    private final SitePublicAddress address;
    private final SlotVenueLookup venues;

    BookingLetterWriter(
            LetterOutbox outbox, TerritoryNetworks networks, SitePublicAddress address, SlotVenueLookup venues) {
        this.outbox = outbox;
        this.networks = networks;
        this.address = address;
        this.venues = venues;
    }

    void booked(BookableSlot slot, SeatBooking booking, SecretToken link) {
        if (!isFlooded(booking))
            write(
                    slot,
                    booking,
                    booking.state() == SeatBooking.BookingState.SEATED ? "seated" : "waiting",
                    Optional.of(link));
    }

    /// Returns whether the mail address of a booking received too many letters in the last hour. The limit
    /// exists because anyone may type another person's address; the page after the form mentions the limit.
    private boolean isFlooded(SeatBooking booking) {
        return booking.who()
                .flatMap(SeatBooking.Booker::mail)
                .filter(mail -> outbox.isFlooded(mail))
                .isPresent();
    }

    /// Informs a person by letter that they moved from the waiting list to a seat.
    void seated(BookableSlot slot, SeatBooking booking, SecretToken link) {
        write(slot, booking, "freed", Optional.of(link));
    }

    void moved(BookableSlot slot, SeatBooking booking, SecretToken link) {
        write(slot, booking, "moved", Optional.of(link));
    }

    void reminder(BookableSlot slot, SeatBooking booking, SecretToken link) {
        write(slot, booking, "reminder", Optional.of(link));
    }

    void calledOff(BookableSlot slot, SeatBooking booking) {
        write(slot, booking, "off", Optional.empty());
    }

    private void write(BookableSlot slot, SeatBooking booking, String what, Optional<SecretToken> link) {
        letter(slot, booking, what, link).ifPresent(letter -> outbox.post(letter, slot.ends()));
    }

    /// Returns a letter about a booking; empty if the person has no mail address. The letter omits the person's
    /// name: anyone may type any text as a name together with another person's address, and a letter with the
    /// name would deliver that text.
    ///
    /// @param what end of the message key of the letter's main sentence
    private Optional<Letter> letter(BookableSlot slot, SeatBooking booking, String what, Optional<SecretToken> link) {
        var to = booking.who().flatMap(SeatBooking.Booker::mail);
        if (to.isEmpty()) return Optional.empty();
        var words = Messages.in(booking.lang());
        var lines = new ArrayList<>(List.of(
                words.t("bookings.mail.hello"),
                words.t("bookings.mail." + what, Letter.line(slot.title())),
                words.t(
                        "bookings.mail.when",
                        ParisTime.day(slot.starts()),
                        ParisTime.time(slot.starts()),
                        ParisTime.time(slot.ends())),
                words.t("bookings.mail.where", Letter.line(slot.place()))));
        if (!what.equals("off"))
            venues.of(slot).ifPresent(venue -> {
                lines.add(Letter.line(String.join(", ", venue.address())));
                lines.add(SlotVenueText.lines(venue, words::t));
                lines.add(words.t("bookings.mail.map") + "\n" + address.of(venue.path(), words.locale()));
            });
        link.ifPresent(secret ->
                lines.add(words.t("bookings.mail.link") + "\n" + address.of(HERE + secret.text(), words.locale())));
        lines.add(name());
        lines.removeIf(String::isBlank);
        return Optional.of(new Letter(
                to.get(),
                words.locale(),
                words.t("bookings.mail." + what + ".subject", Letter.name(slot.title())),
                String.join("\n\n", lines)));
    }

    private String name() {
        return networks.here().name();
    }
}
