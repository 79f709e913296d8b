package org.tousaidants.visits;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tousaidants.identity.Network;
import org.tousaidants.identity.Secret;
import org.tousaidants.mail.Letter;
import org.tousaidants.mail.MailAddress;
import org.tousaidants.places.Place;
import org.tousaidants.web.Messages;
import org.tousaidants.web.PublicAddress;

/// The letter that brings the charter of a place to whoever answers for it.
@Component
class VisitLetters {
    private static final int NAME_IN_SUBJECT = 80;

    private final PublicAddress address;

    VisitLetters(PublicAddress address) {
        this.address = address;
    }

    Letter charter(Network network, Place place, MailAddress to, String name, Secret secret, long days) {
        var words = Messages.in(Locale.FRENCH);
        return new Letter(
                to,
                words.locale(),
                words.t("visits.mail.subject", oneLine(place.name())),
                words.t(
                        "visits.mail.body",
                        name,
                        oneLine(place.name()),
                        network.name(),
                        address.of("/charte-du-lieu/" + secret.text()),
                        days));
    }

    private static String oneLine(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > NAME_IN_SUBJECT ? line.substring(0, NAME_IN_SUBJECT) + "…" : line;
    }
}
