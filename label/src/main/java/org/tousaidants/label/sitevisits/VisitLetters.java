package org.tousaidants.label.sitevisits;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.PublicAddress;

/// The letters that bring the charter of a place, or the notebook of its way of working, to those who answer for it.
@Component
class VisitLetters {
    /// To whom a letter goes, and in which language.
    record To(MailAddress mail, String name, Locale lang) {}

    private final PublicAddress address;
    private final Outbox outbox;

    VisitLetters(PublicAddress address, Outbox outbox) {
        this.address = address;
        this.outbox = outbox;
    }

    void charter(Network network, Place place, To to, Secret secret, Instant now, Duration serves) {
        send(network, place, to, "visits.mail", path(secret), now, serves);
    }

    void working(Network network, Place place, To to, Secret secret, Instant now, Duration serves) {
        send(network, place, to, "visits.mail.working", WorkingPages.PATH + secret.text(), now, serves);
    }

    private void send(Network network, Place place, To to, String key, String path, Instant now, Duration serves) {
        var words = Messages.in(to.lang());
        outbox.post(
                network.id(),
                new Letter(
                        to.mail(),
                        words.locale(),
                        words.t(key + ".subject", Letter.name(place.name())),
                        words.t(
                                key + ".body",
                                Letter.line(to.name()),
                                Letter.line(place.name()),
                                network.name(),
                                address.of(path, words.locale()),
                                serves.toDays())),
                now.plus(serves));
    }

    static String path(Secret secret) {
        return "/charte-du-lieu/" + secret.text();
    }
}
