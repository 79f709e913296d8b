package org.tousaidants.label.sitevisits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.label.observations.ObservedFactSubjects;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;

/// Sends links to the charter of a place, or to the pages of its stages, to the people responsible for it.
@Component
class PlaceStageLinkSender {
    enum PlaceLinkDestination {
        /// A link to the charter of a place, which can be used once.
        CHARTER("/charte-du-lieu/", Duration.ofDays(60)),
        /// A link to the stages of a place, which can be used any number of times, because the stages take
        /// months.
        WORKING(PlaceImprovementStagePages.PATH, Duration.ofDays(400));

        private final String path;
        private final Duration serves;

        PlaceLinkDestination(String path, Duration serves) {
            this.path = path;
            this.serves = serves;
        }

        private String purpose() {
            return "visits." + EnumConstantName.low(this);
        }
    }

    /// The recipient of a letter, with their language.
    record PlaceLinkRecipient(MailAddress mail, String name, String lang) implements LetterRecipient {}

    private final SecretLinks links;
    private final LetterWriter letters;
    private final Clock clock;

    PlaceStageLinkSender(SecretLinks links, LetterWriter letters, Clock clock) {
        this.links = links;
        this.letters = letters;
        this.clock = clock;
    }

    /// Creates a link for a place and returns its address.
    ///
    /// @param opens start of its validity; empty if it is valid at once
    String make(
            PlaceLinkDestination destination, PlaceId place, String name, Optional<Instant> opens, Instant expires) {
        var called = Optional.of(name).filter(one -> !one.isEmpty());
        var what = new SecretLink.SecretLinkRequest(
                destination.purpose(), place.toString(), Optional.empty(), called, opens);
        return destination.path + links.make(what, expires).text();
    }

    void send(TerritoryNetwork network, PlaceLinkDestination destination, Place place, PlaceLinkRecipient to) {
        var expires = clock.instant().plus(destination.serves);
        var path = make(destination, place.id(), to.name(), Optional.empty(), expires);
        letters.post(
                to,
                "visits.mail." + EnumConstantName.low(destination),
                expires,
                to.name(),
                place.name(),
                network.name(),
                new LetterWriter.LetterPageAddress(path),
                destination.serves.toDays());
    }

    SecretLinkResult open(PlaceLinkDestination destination, String secret) {
        return links.open(destination.purpose(), secret);
    }

    boolean use(SecretLink link) {
        return links.use(link);
    }

    /// Returns the number of links to this destination that are still valid, for these records of a place.
    int waiting(PlaceLinkDestination destination, ObservedFactSubjects records) {
        return links.waiting(
                destination.purpose(),
                records.written().stream()
                        .flatMap(ids -> ids.stream())
                        .map(UUID::toString)
                        .toList());
    }
}
