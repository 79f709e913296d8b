package org.tousaidants.platform.bookings;

import java.util.Optional;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.View;

/// « Réponse à qui demande une place » — where a page that anybody may use leads. Who typed a mail address reads the
/// same whether that address had a seat, got one or waits: anybody can type the address of another. The letter says
/// which.
public final class SeatAnswer {
    private SeatAnswer() {}

    /// @param actor who is signed in needs no letter at her own address
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
