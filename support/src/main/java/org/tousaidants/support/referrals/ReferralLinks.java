package org.tousaidants.support.referrals;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.LinkResult;
import org.tousaidants.platform.links.Links;

/// The secret links of a referral: one for the sender, one for each receiver, one valid for a day for a person
/// with an account.
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

    /// « Côté d’une orientation » — the side from which a link shows a referral.
    enum LinkSide {
        FOLLOW("referrals.follow", "/orientations/suivi/"),
        RECEIVE("referrals.receive", "/orientations/recue/"),
        /// The kind of a link to the desk of a place. Its subject is a place, not a referral.
        DESK("referrals.desk", "/orientations/lieu/");

        private final String purpose;
        private final String path;

        LinkSide(String purpose, String path) {
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

    Secret give(LinkSide side, UUID referral, Optional<UUID> person) {
        return links.make(
                new Link.LinkRequest(side.purpose, referral.toString(), person),
                clock.instant().plus(GIVEN_OUT));
    }

    Secret lend(LinkSide side, UUID referral, UUID person) {
        return links.make(
                new Link.LinkRequest(side.purpose, referral.toString(), Optional.of(person)),
                clock.instant().plus(AT_HAND));
    }

    LinkResult open(LinkSide side, String secret) {
        return links.open(side.purpose, secret);
    }

    Optional<UUID> referral(LinkSide side, String secret) {
        return open(side, secret).valid().map(link -> link.about());
    }

    /// « Suite » — the referral that a link belongs to, and the side of that link.
    record ForwardedReferral(Link link, LinkSide side) {
        UUID referral() {
            return link.about();
        }
    }

    Optional<ForwardedReferral> carried(String secret) {
        return open(LinkSide.RECEIVE, secret)
                .valid()
                .map(link -> new ForwardedReferral(link, LinkSide.RECEIVE))
                .or(() -> open(LinkSide.FOLLOW, secret)
                        .valid()
                        .map(link -> new ForwardedReferral(link, LinkSide.FOLLOW)));
    }

    /// The cookie of a browser where a person confirmed to read, for that link only.
    Secret reading(Link link) {
        return links.make(
                new Link.LinkRequest(READING, link.id().toString(), link.person()),
                clock.instant().plus(AT_HAND));
    }

    boolean reads(Link link, Secret held) {
        return links.open(READING, held.text())
                .valid()
                .filter(one -> one.subject().equals(link.id().toString()))
                .isPresent();
    }

    /// A link for the people responsible for a place, to all referrals that it received.
    Secret desk(PlaceId place, UUID person) {
        return links.make(
                new Link.LinkRequest(LinkSide.DESK.purpose, place.toString(), Optional.of(person)),
                clock.instant().plus(AT_THE_DESK));
    }

    void shutDesk(PlaceId place) {
        links.revoke(LinkSide.DESK.purpose, place.toString());
    }

    /// Revokes the receiver's access.
    void shut(UUID referral) {
        links.revoke(LinkSide.RECEIVE.purpose, referral.toString());
    }
}
