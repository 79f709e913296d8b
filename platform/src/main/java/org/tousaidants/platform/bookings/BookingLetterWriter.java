package org.tousaidants.platform.bookings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.PublicAddress;

/// Writes to people who book; without a mail address no letter is sent.
@Component
class BookingLetterWriter {
    static final String HERE = "/inscriptions/";

    private final Outbox outbox;
    private final Networks networks;
    private final PublicAddress address;
    private final SlotVenueLookup venues;

    BookingLetterWriter(Outbox outbox, Networks networks, PublicAddress address, SlotVenueLookup venues) {
        this.outbox = outbox;
        this.networks = networks;
        this.address = address;
        this.venues = venues;
    }

    void booked(Slot slot, Booking booking, Secret link) {
        if (!isFlooded(booking))
            write(slot, booking, booking.state() == Booking.State.SEATED ? "seated" : "waiting", Optional.of(link));
    }

    /// Whether an address got too many letters in the last hour, because anyone may type another person's
    /// address. The page after the form states this limit.
    private boolean isFlooded(Booking booking) {
        return booking.who()
                .flatMap(Booking.Booker::mail)
                .filter(mail -> outbox.isFlooded(mail))
                .isPresent();
    }

    /// Writes that a person moved from the waiting list to a seat.
    void seated(Slot slot, Booking booking, Secret link) {
        write(slot, booking, "freed", Optional.of(link));
    }

    void moved(Slot slot, Booking booking, Secret link) {
        write(slot, booking, "moved", Optional.of(link));
    }

    void reminder(Slot slot, Booking booking, Secret link) {
        write(slot, booking, "reminder", Optional.of(link));
    }

    void calledOff(Slot slot, Booking booking) {
        write(slot, booking, "off", Optional.empty());
    }

    private void write(Slot slot, Booking booking, String what, Optional<Secret> link) {
        letter(slot, booking, what, link).ifPresent(letter -> outbox.post(letter, slot.ends()));
    }

    /// Writes a letter without the name, because anyone may type a name and another person's address, and the
    /// letter would carry that text.
    private Optional<Letter> letter(Slot slot, Booking booking, String what, Optional<Secret> link) {
        var to = booking.who().flatMap(Booking.Booker::mail);
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
                lines.add(VenueText.lines(venue, words::t));
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
