package org.tousaidants.support.referrals;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.links.SecretLinks;

/// Creates the secret links of a referral: one for the sender, one for each receiver, and one that is valid for a
/// day for a person with an account.
@Component
class ReferralLinks {
    private static final Duration GIVEN_OUT = Duration.ofDays(120);
    static final Duration AT_HAND = Duration.ofHours(12);
    private static final String READING = "referrals.reading";
    private static final Duration AT_THE_DESK = Duration.ofDays(30);

    private final SecretLinks links;
    private final Clock clock;

    ReferralLinks(SecretLinks links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    /// « Côté d’une orientation » — the side for which a link shows a referral: that of the sender or the
    /// receiver, for example.
    enum ReferralLinkSide {
        FOLLOW("referrals.follow", "/orientations/suivi/"),
        RECEIVE("referrals.receive", "/orientations/recue/"),
        /// A link to the page of a place's staff. Its subject is a place, not a referral.
        DESK("referrals.desk", "/orientations/lieu/");

        private final String purpose;
        private final String path;

        ReferralLinkSide(String purpose, String path) {
            this.purpose = purpose;
            this.path = path;
        }

        String path(SecretToken secret) {
            return path + secret.text();
        }

        String path(String secret) {
            return path + secret;
        }
    }

    SecretToken give(ReferralLinkSide side, UUID referral, Optional<UUID> person) {
        return links.make(
                new SecretLink.SecretLinkRequest(side.purpose, referral.toString(), person),
                clock.instant().plus(GIVEN_OUT));
    }

    SecretToken lend(ReferralLinkSide side, UUID referral, UUID person) {
        return links.make(
                new SecretLink.SecretLinkRequest(side.purpose, referral.toString(), Optional.of(person)),
                clock.instant().plus(AT_HAND));
    }

    SecretLinkResult open(ReferralLinkSide side, String secret) {
        return links.open(side.purpose, secret);
    }

    Optional<UUID> referral(ReferralLinkSide side, String secret) {
        return open(side, secret).valid().map(link -> link.about());
    }

    /// « Suite » — the referral to which a secret link belongs, and the side for which the link shows it.
    record ForwardedReferral(SecretLink link, ReferralLinkSide side) {
        UUID referral() {
            return link.about();
        }
    }

    Optional<ForwardedReferral> carried(String secret) {
        return open(ReferralLinkSide.RECEIVE, secret)
                .valid()
                .map(link -> new ForwardedReferral(link, ReferralLinkSide.RECEIVE))
                .or(() -> open(ReferralLinkSide.FOLLOW, secret)
                        .valid()
                        .map(link -> new ForwardedReferral(link, ReferralLinkSide.FOLLOW)));
    }

    /// Returns the secret of the cookie that is set after a person has confirmed, in this browser, that they
    /// want to read the referral behind the link.
    SecretToken reading(SecretLink link) {
        return links.make(
                new SecretLink.SecretLinkRequest(READING, link.id().toString(), link.person()),
                clock.instant().plus(AT_HAND));
    }

    boolean reads(SecretLink link, SecretToken held) {
        return links.open(READING, held.text())
                .valid()
                .filter(one -> one.subject().equals(link.id().toString()))
                .isPresent();
    }

    /// Creates a link for a person responsible for a place, to all referrals that the place received.
    SecretToken desk(PlaceId place, UUID person) {
        return links.make(
                new SecretLink.SecretLinkRequest(ReferralLinkSide.DESK.purpose, place.toString(), Optional.of(person)),
                clock.instant().plus(AT_THE_DESK));
    }

    void shutDesk(PlaceId place) {
        links.revoke(ReferralLinkSide.DESK.purpose, place.toString());
    }

    /// Revokes all links of the receiver of a referral.
    ///
    /// @param referral id of the referral
    void shut(UUID referral) {
        links.revoke(ReferralLinkSide.RECEIVE.purpose, referral.toString());
    }
}
