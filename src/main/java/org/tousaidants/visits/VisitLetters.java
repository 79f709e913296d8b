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
    private final PublicAddress address;

    VisitLetters(PublicAddress address) {
        this.address = address;
    }

    Letter charter(Network network, Place place, MailAddress to, String name, Secret secret, long days, Locale lang) {
        var words = Messages.in(lang);
        return new Letter(
                to,
                words.locale(),
                words.t("visits.mail.subject", Letter.name(place.name())),
                words.t(
                        "visits.mail.body",
                        Letter.line(name),
                        Letter.line(place.name()),
                        network.name(),
                        address.of(path(secret), words.locale()),
                        days));
    }

    static String path(Secret secret) {
        return "/charte-du-lieu/" + secret.text();
    }
}
