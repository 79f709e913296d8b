package org.tousaidants.label.sitevisits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.label.observations.ObservedSubjects;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.LinkResult;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;

/// Sends links to the charter of a place, or to the pages of its stages, to the people responsible for it.
@Component
class PlaceStageLinkSender {
    enum Destination {
        /// A link that can be used once.
        CHARTER("/charte-du-lieu/", Duration.ofDays(60)),
        /// A link that can be used any number of times, because the stages take months.
        WORKING(PlaceStagePages.PATH, Duration.ofDays(400));

        private final String path;
        private final Duration serves;

        Destination(String path, Duration serves) {
            this.path = path;
            this.serves = serves;
        }

        private String purpose() {
            return "visits." + ConstantName.low(this);
        }
    }

    /// The recipient of a letter, and their language.
    record To(MailAddress mail, String name, String lang) implements Recipient {}

    private final Links links;
    private final LetterWriter letters;
    private final Clock clock;

    PlaceStageLinkSender(Links links, LetterWriter letters, Clock clock) {
        this.links = links;
        this.letters = letters;
        this.clock = clock;
    }

    /// Creates a link and returns its address.
    String make(Destination destination, PlaceId place, String name, Optional<Instant> opens, Instant expires) {
        var called = Optional.of(name).filter(one -> !one.isEmpty());
        var what = new Link.LinkRequest(destination.purpose(), place.toString(), Optional.empty(), called, opens);
        return destination.path + links.make(what, expires).text();
    }

    void send(Network network, Destination destination, Place place, To to) {
        var expires = clock.instant().plus(destination.serves);
        var path = make(destination, place.id(), to.name(), Optional.empty(), expires);
        letters.post(
                to,
                "visits.mail." + ConstantName.low(destination),
                expires,
                to.name(),
                place.name(),
                network.name(),
                new LetterWriter.PageAddress(path),
                destination.serves.toDays());
    }

    LinkResult open(Destination destination, String secret) {
        return links.open(destination.purpose(), secret);
    }

    boolean use(Link link) {
        return links.use(link);
    }

    /// The number of links that are still valid.
    int waiting(Destination destination, ObservedSubjects records) {
        return links.waiting(
                destination.purpose(),
                records.written().stream()
                        .flatMap(ids -> ids.stream())
                        .map(UUID::toString)
                        .toList());
    }
}
