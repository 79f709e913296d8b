package org.tousaidants.path.referrals;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.links.Opened;

/// The secret links of a referral: one for the sender, one for each who receives it, one for a day for a person who
/// comes to it with an account.
@Component
class ReferralLinks {
    private static final Duration GIVEN_OUT = Duration.ofDays(120);
    static final Duration AT_HAND = Duration.ofHours(12);
    private static final String READING = "referrals.reading";
    private static final Duration AT_THE_DESK = Duration.ofDays(30);

    private final Links links;
    private final Clock clock;

    ReferralLinks(Links links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    /// « Côté d’une orientation » — from which side a person looks at a referral.
    enum Side {
        FOLLOW("referrals.follow", "/orientations/suivi/"),
        RECEIVE("referrals.receive", "/orientations/recue/"),
        /// The subject is a place, not a referral.
        DESK("referrals.desk", "/orientations/lieu/");

        private final String purpose;
        private final String path;

        Side(String purpose, String path) {
            this.purpose = purpose;
            this.path = path;
        }

        String path(Secret secret) {
            return path + secret.text();
        }

        String path(String secret) {
            return path + secret;
        }
    }

    Secret give(Side side, UUID referral, Optional<UUID> person) {
        return links.make(
                new Link.What(side.purpose, referral.toString(), person),
                clock.instant().plus(GIVEN_OUT));
    }

    Secret lend(Side side, UUID referral, UUID person) {
        return links.make(
                new Link.What(side.purpose, referral.toString(), Optional.of(person)),
                clock.instant().plus(AT_HAND));
    }

    Opened open(Side side, String secret) {
        return links.open(side.purpose, secret);
    }

    Optional<UUID> referral(Side side, String secret) {
        return open(side, secret).valid().map(link -> link.about());
    }

    /// « Suite » — the referral that goes on from here, and the side of the holder of the link.
    record Carried(Link link, Side side) {
        UUID referral() {
            return link.about();
        }
    }

    Optional<Carried> carried(String secret) {
        return open(Side.RECEIVE, secret)
                .valid()
                .map(link -> new Carried(link, Side.RECEIVE))
                .or(() -> open(Side.FOLLOW, secret).valid().map(link -> new Carried(link, Side.FOLLOW)));
    }

    /// What one browser holds once a person there said that she reads, and for that link alone.
    Secret reading(Link link) {
        return links.make(
                new Link.What(READING, link.id().toString(), link.person()),
                clock.instant().plus(AT_HAND));
    }

    boolean reads(Link link, Secret held) {
        return links.open(READING, held.text())
                .valid()
                .filter(one -> one.subject().equals(link.id().toString()))
                .isPresent();
    }

    /// For those who answer for a place: all that it received.
    Secret desk(PlaceId place, UUID person) {
        return links.make(
                new Link.What(Side.DESK.purpose, place.toString(), Optional.of(person)),
                clock.instant().plus(AT_THE_DESK));
    }

    void shutDesk(PlaceId place) {
        links.revoke(Side.DESK.purpose, place.toString());
    }

    /// The receiver reads it no more.
    void shut(UUID referral) {
        links.revoke(Side.RECEIVE.purpose, referral.toString());
    }
}
