package org.tousaidants.label.badges;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.label.badges.LabelBadge.BadgeProfile;
import org.tousaidants.label.badges.LabelBadge.SignedBadgeFile;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.rules.judging.LabelRecognition;
import tools.jackson.databind.json.JsonMapper;

/// « Signature d’une preuve » — signs the file of a badge with the active key and gives it a position in a
/// status list.
@Component
class BadgeSigner {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Number of used positions in a status list at which a new list begins. It is half the size of a list,
    /// because a free position is drawn at random.
    private static final int FULL = BadgeStatusListBits.ENTRIES / 2;

    private static final int DRAWS = 200;

    private final BadgeStore store;
    private final SignedBadgeStore editions;
    private final BadgeKeys keys;
    private final BadgeIssuerLookup issuers;
    private final Places places;
    private final SecureRandom random = new SecureRandom();

    BadgeSigner(BadgeStore store, SignedBadgeStore editions, BadgeKeys keys, BadgeIssuerLookup issuers, Places places) {
        this.store = store;
        this.editions = editions;
        this.keys = keys;
        this.issuers = issuers;
        this.places = places;
    }

    /// « À signer » — the content for the next signed file of a badge.
    record BadgeFileDraft(
            BadgeCode code,
            String name,
            Optional<PlaceId> place,
            BadgeProfile recognised,
            List<LabelRecognition.RecognitionPromise> promises,
            int edition,
            Instant from,
            Instant until) {}

    /// Signs and stores a file of a badge, which gets its own position in the status list. Returns the number of
    /// the file.
    ///
    /// @param draft content of the file
    /// @param reason reason of the signature, in words
    int sign(TerritoryNetwork network, BadgeFileDraft draft, String reason, BadgeKeys.ActiveKey.UsableKey key) {
        var issuer = issuers.of(network);
        for (var draw = 0; draw < DRAWS; draw++) {
            var entry = new SignedBadgeContent.StatusListEntry(
                    list(issuer, draft.from()), random.nextInt(BadgeStatusListBits.ENTRIES));
            if (editions.taken(entry)) continue;
            var attestation = new SignedBadgeContent(
                    issuer,
                    draft.code().value(),
                    new SignedBadgeContent.AttestationHolder(
                            draft.name(),
                            draft.place().map(place -> placeUrl(issuer, place)),
                            store.mail(draft.code())
                                    .map(mail -> new SignedBadgeContent.HashedMailAddress(mail.hash(), mail.salt()))),
                    BadgeDocuments.achievement(issuer, draft.recognised()),
                    draft.promises().stream()
                            .map(LabelRecognition.RecognitionPromise::text)
                            .toList(),
                    draft.from(),
                    draft.until(),
                    reason,
                    entry);
            var method = issuer.method(key.key().verifying());
            var signed = DataIntegrityProof.sign(attestation.json(), key.key(), method, draft.from());
            var edition = new SignedBadgeFile(draft.edition(), entry, draft.from(), draft.until(), Optional.empty());
            if (editions.addEdition(draft.code(), edition, key.n(), JSON.writeValueAsString(signed)))
                return draft.edition();
        }
        throw new IllegalStateException("no free place in the list of states after " + DRAWS + " draws");
    }

    private int list(BadgeIssuer issuer, Instant now) {
        var last = editions.lastList(issuer.site());
        if (last.isEmpty() || last.get().taken() >= FULL) {
            editions.addList(issuer.site(), now);
            last = editions.lastList(issuer.site());
        }
        return last.orElseThrow().list();
    }

    private String placeUrl(BadgeIssuer issuer, PlaceId place) {
        var found = places.find(List.of(place)).get(place);
        return issuer.site() + "/lieux/" + (found == null ? place : found.code());
    }

    /// The result of requesting the active key for a signature.
    sealed interface SigningKeyResult {
        record SigningKeyAvailable(BadgeKeys.ActiveKey.UsableKey key) implements SigningKeyResult {}

        record SigningKeyRefused(LabelBadges.BadgeActRefusal refusal) implements SigningKeyResult {}
    }

    /// Returns the active key if it can sign now, else the obstacle.
    ///
    /// @param now current time
    /// @param last time of the last event of the badge
    SigningKeyResult key(Instant now, Instant last) {
        return switch (keys.active()) {
            case BadgeKeys.ActiveKey.LockedKey _ ->
                new SigningKeyResult.SigningKeyRefused(LabelBadges.BadgeActRefusal.KEY_LOCKED);
            case BadgeKeys.ActiveKey.UsableKey ready ->
                now.isBefore(last) || now.isBefore(ready.created())
                        ? new SigningKeyResult.SigningKeyRefused(LabelBadges.BadgeActRefusal.CLOCK_BEHIND)
                        : new SigningKeyResult.SigningKeyAvailable(ready);
        };
    }
}
