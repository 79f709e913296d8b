package org.tousaidants.label.badges;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.badges.Badge.Recognised;
import org.tousaidants.platform.identity.Network;

/// « Les documents » — builds the documents to which a badge refers, for programs: the achievement and the
/// status list.
@Service
class BadgeDocuments {
    /// How long a verifier may cache a status list.
    private static final Duration GOOD_FOR = Duration.ofDays(1);

    sealed interface Listing {
        record Signed(Map<String, Object> document) implements Listing {}

        record NotFound() implements Listing {}

        /// The signing key cannot be used, so there is no list: an unsigned list has no value.
        record KeyLocked() implements Listing {}
    }

    private final BadgeStore store;
    private final SignedBadgeStore editions;
    private final BadgeKeys keys;
    private final BadgeIssuers issuers;
    private final Clock clock;

    BadgeDocuments(BadgeStore store, SignedBadgeStore editions, BadgeKeys keys, BadgeIssuers issuers, Clock clock) {
        this.store = store;
        this.editions = editions;
        this.keys = keys;
        this.issuers = issuers;
        this.clock = clock;
    }

    /// The status list, signed at each request, so that it contains the latest withdrawals.
    @Transactional
    public Listing list(Network network, int list) {
        var site = editions.listSite(list);
        if (site.isEmpty()) return new Listing.NotFound();
        var issuer = issuers.of(network).at(site.get());
        var now = clock.instant();
        return switch (keys.active()) {
            case BadgeKeys.Active.Locked locked -> new Listing.KeyLocked();
            case BadgeKeys.Active.Ready ready -> {
                var bits = StatusListBits.of(editions.revoked(list));
                var unsigned = Attestation.statusList(issuer, list, bits, now, now.plus(GOOD_FOR));
                yield new Listing.Signed(DataIntegrityProof.sign(
                        unsigned, ready.key(), issuer.method(ready.key().verifying()), now));
            }
        };
    }

    @Transactional(readOnly = true)
    public Optional<Map<String, Object>> achievement(Network network, String protocol, String version, String profile) {
        var issuer = issuers.of(network);
        return store.achievement(protocol, version, profile)
                .map(known -> achievement(issuer, known).document(issuer));
    }

    /// The text of a QR code that can be verified without our site; empty if the key cannot be used.
    @Transactional
    public Optional<String> offline(Network network, Badge badge) {
        return keys.active() instanceof BadgeKeys.Active.Ready ready
                ? Optional.of(OfflineBadgeText.of(badge).signed(ready.key()))
                : Optional.empty();
    }

    /// « États du jour » — the dated and signed list of revoked badges, for paper; empty if the key cannot be
    /// used.
    @Transactional
    Optional<Today> today(Network network) {
        var now = clock.instant();
        if (!(keys.active() instanceof BadgeKeys.Active.Ready ready)) return Optional.empty();
        var states = OfflineBadgeText.States.of(issuers.of(network).did(), now, editions.refused(now));
        return Optional.of(new Today(states, states.signed(ready.key())));
    }

    /// @param text the signed text
    record Today(OfflineBadgeText.States states, String text) {}

    static Attestation.Achievement achievement(BadgeIssuer issuer, Recognised known) {
        return new Attestation.Achievement(
                issuer.url("/labels/" + known.protocol() + "/" + known.version() + "/" + known.profile()),
                known.name(),
                known.description(),
                known.version(),
                known.narrative(),
                known.skills());
    }
}
