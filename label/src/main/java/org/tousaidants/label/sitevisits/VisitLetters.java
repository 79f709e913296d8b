package org.tousaidants.label.sitevisits;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.PublicAddress;

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
