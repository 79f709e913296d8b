package org.tousaidants.label.sitevisits;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.letters.SiteLetters;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;

/// The letters that bring the charter of a place, or the notebook of its way of working, to those who answer for it.
@Component
class VisitLetters {
    /// To whom a letter goes, and in which language.
    record To(MailAddress mail, String name, String lang) implements Recipient {}

    private final SiteLetters letters;

    VisitLetters(SiteLetters letters) {
        this.letters = letters;
    }

    void charter(Network network, Place place, To to, String path, Instant now, Duration serves) {
        send(network, place, to, "visits.mail.charter", path, now, serves);
    }

    void working(Network network, Place place, To to, String path, Instant now, Duration serves) {
        send(network, place, to, "visits.mail.working", path, now, serves);
    }

    private void send(Network network, Place place, To to, String key, String path, Instant now, Duration serves) {
        letters.post(
                network.id(),
                to,
                key,
                now.plus(serves),
                to.name(),
                place.name(),
                network.name(),
                new SiteLetters.Address(path),
                serves.toDays());
    }
}
