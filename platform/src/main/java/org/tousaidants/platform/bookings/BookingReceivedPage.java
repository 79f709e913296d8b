package org.tousaidants.platform.bookings;

import java.util.Optional;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.View;

/// « Réponse à qui demande une place » — the page after a public booking form. It is identical whether the mail
/// address already had a seat, got one or is on the waiting list, because anyone can type another person's address.
/// Only the letter states the result.
public final class BookingReceivedPage {
    private BookingReceivedPage() {}

    /// Returns the page that follows a booking request: the page of the booking itself if the person typed no
    /// mail address or their own address, else the page that is identical for all results.
    ///
    /// @param actor the signed-in person, if any; a person who books with their own mail address needs no letter
    public static View given(SeatBooking booking, SecretToken link, Optional<SignedInPerson> actor) {
        var typed = booking.who().flatMap(SeatBooking.Booker::mail).map(MailAddress::value);
        return typed.isEmpty() || typed.equals(actor.map(SignedInPerson::mail))
                ? View.redirect(BookingLetterWriter.HERE + link.text()).atASecret()
                : written();
    }

    public static View written() {
        return View.redirect(BookingPages.WRITTEN).atASecret();
    }
}
