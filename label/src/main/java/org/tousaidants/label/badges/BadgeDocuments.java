package org.tousaidants.label.badges;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.badges.LabelBadge.BadgeProfile;
import org.tousaidants.platform.identity.TerritoryNetwork;

/// « Les documents » — makes the documents to which a badge refers, for programs: the achievement and the status
/// list.
@Service
class BadgeDocuments {
    /// Time for which a program that verifies badges may cache a status list.
    private static final Duration GOOD_FOR = Duration.ofDays(1);

    sealed interface StatusListResult {
        record SignedStatusList(Map<String, Object> document) implements StatusListResult {}

        record StatusListNotFound() implements StatusListResult {}

        /// The signing key cannot be used. No status list is returned then, because an unsigned list has no
        /// value.
        record BadgeKeyLocked() implements StatusListResult {}
    }

    private final BadgeStore store;
    private final SignedBadgeStore editions;
    private final BadgeKeys keys;
    private final BadgeIssuerLookup issuers;
    private final Clock clock;

    BadgeDocuments(
            BadgeStore store, SignedBadgeStore editions, BadgeKeys keys, BadgeIssuerLookup issuers, Clock clock) {
        this.store = store;
        this.editions = editions;
        this.keys = keys;
        this.issuers = issuers;
        this.clock = clock;
    }

    /// Returns the status list. It is signed at each request, so that it contains the latest withdrawals.
    @Transactional
    public StatusListResult list(TerritoryNetwork network, int list) {
        var site = editions.listSite(list);
        if (site.isEmpty()) return new StatusListResult.StatusListNotFound();
        var issuer = issuers.of(network).at(site.get());
        var now = clock.instant();
        return switch (keys.active()) {
            case BadgeKeys.ActiveKey.LockedKey locked -> new StatusListResult.BadgeKeyLocked();
            case BadgeKeys.ActiveKey.UsableKey ready -> {
                var bits = BadgeStatusListBits.of(editions.revoked(list));
                var unsigned = SignedBadgeContent.statusList(issuer, list, bits, now, now.plus(GOOD_FOR));
                yield new StatusListResult.SignedStatusList(DataIntegrityProof.sign(
                        unsigned, ready.key(), issuer.method(ready.key().verifying()), now));
            }
        };
    }

    @Transactional(readOnly = true)
    public Optional<Map<String, Object>> achievement(
            TerritoryNetwork network, String protocol, String version, String profile) {
        var issuer = issuers.of(network);
        return store.achievement(protocol, version, profile)
                .map(known -> achievement(issuer, known).document(issuer));
    }

    /// Returns the text of a badge's QR code, which can be verified without this site; empty if the signing key
    /// cannot be used.
    @Transactional
    public Optional<String> offline(TerritoryNetwork network, LabelBadge badge) {
        return keys.active() instanceof BadgeKeys.ActiveKey.UsableKey ready
                ? Optional.of(OfflineBadgeText.of(badge).signed(ready.key()))
                : Optional.empty();
    }

    /// « États du jour » — returns the dated and signed list of the badges that are revoked today, for paper;
    /// empty if the signing key cannot be used.
    @Transactional
    Optional<RevocationListOfDay> today(TerritoryNetwork network) {
        var now = clock.instant();
        if (!(keys.active() instanceof BadgeKeys.ActiveKey.UsableKey ready)) return Optional.empty();
        var states = OfflineBadgeText.RevokedBadgesOfDay.of(issuers.of(network).did(), now, editions.refused(now));
        return Optional.of(new RevocationListOfDay(states, states.signed(ready.key())));
    }

    /// The list of revoked badges of a day.
    ///
    /// @param text the signed text
    record RevocationListOfDay(OfflineBadgeText.RevokedBadgesOfDay states, String text) {}

    static SignedBadgeContent.BadgeAchievement achievement(BadgeIssuer issuer, BadgeProfile known) {
        return new SignedBadgeContent.BadgeAchievement(
                issuer.url("/labels/" + known.protocol() + "/" + known.version() + "/" + known.profile()),
                known.name(),
                known.description(),
                known.version(),
                known.narrative(),
                known.skills());
    }
}
