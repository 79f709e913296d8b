package org.tousaidants.platform.bookings;

import java.util.Optional;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.View;

/// « Réponse à qui demande une place » — the page after a public booking form. It is identical whether the mail
/// address already had a seat, got one or is on the waiting list, because anyone can type another person's
/// address. The letter states the result.
public final class BookingReceivedPage {
    private BookingReceivedPage() {}

    /// @param actor the signed-in person, who needs no letter at their own address
    public static View given(Booking booking, Secret link, Optional<Actor> actor) {
        var typed = booking.who().flatMap(Booking.Booker::mail).map(MailAddress::value);
        return typed.isEmpty() || typed.equals(actor.map(Actor::mail))
                ? View.redirect(BookingLetterWriter.HERE + link.text()).atASecret()
                : written();
    }

    public static View written() {
        return View.redirect(BookingPages.WRITTEN).atASecret();
    }
}
