package org.tousaidants.label.badges;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.label.badges.Badge.Edition;
import org.tousaidants.label.badges.Badge.Recognised;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.rules.judging.Recognition;
import tools.jackson.databind.json.JsonMapper;

/// « Signature d’une preuve » — signs the file of a badge with the active key and gives it a position in a
/// status list.
@Component
class BadgeSigner {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Number of used positions after which a new list begins, because free positions are drawn at random.
    private static final int FULL = StatusListBits.ENTRIES / 2;

    private static final int DRAWS = 200;

    private final BadgeStore store;
    private final SignedBadgeStore editions;
    private final BadgeKeys keys;
    private final BadgeIssuers issuers;
    private final Places places;
    private final SecureRandom random = new SecureRandom();

    BadgeSigner(BadgeStore store, SignedBadgeStore editions, BadgeKeys keys, BadgeIssuers issuers, Places places) {
        this.store = store;
        this.editions = editions;
        this.keys = keys;
        this.issuers = issuers;
        this.places = places;
    }

    /// « À signer » — the content of the next file of a badge.
    record Draft(
            BadgeCode code,
            String name,
            Optional<PlaceId> place,
            Recognised recognised,
            List<Recognition.Promise> promises,
            int edition,
            Instant from,
            Instant until) {}

    /// Signs and stores a file with its own position in the status list. Returns the number of the file.
    int sign(Network network, Draft draft, String reason, BadgeKeys.Active.Ready key) {
        var issuer = issuers.of(network);
        for (var draw = 0; draw < DRAWS; draw++) {
            var entry = new Attestation.Entry(list(issuer, draft.from()), random.nextInt(StatusListBits.ENTRIES));
            if (editions.taken(entry)) continue;
            var attestation = new Attestation(
                    issuer,
                    draft.code().value(),
                    new Attestation.Holder(
                            draft.name(),
                            draft.place().map(place -> placeUrl(issuer, place)),
                            store.mail(draft.code())
                                    .map(mail -> new Attestation.HashedMailAddress(mail.hash(), mail.salt()))),
                    BadgeDocuments.achievement(issuer, draft.recognised()),
                    draft.promises().stream().map(Recognition.Promise::text).toList(),
                    draft.from(),
                    draft.until(),
                    reason,
                    entry);
            var method = issuer.method(key.key().verifying());
            var signed = DataIntegrityProof.sign(attestation.json(), key.key(), method, draft.from());
            var edition = new Edition(draft.edition(), entry, draft.from(), draft.until(), Optional.empty());
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

    /// The active key, if it can sign now.
    sealed interface SigningKeyResult {
        record Yes(BadgeKeys.Active.Ready key) implements SigningKeyResult {}

        record No(Badges.Refusal refusal) implements SigningKeyResult {}
    }

    /// @param last time of the last step of the badge
    SigningKeyResult key(Instant now, Instant last) {
        return switch (keys.active()) {
            case BadgeKeys.Active.Locked _ -> new SigningKeyResult.No(Badges.Refusal.KEY_LOCKED);
            case BadgeKeys.Active.Ready ready ->
                now.isBefore(last) || now.isBefore(ready.created())
                        ? new SigningKeyResult.No(Badges.Refusal.CLOCK_BEHIND)
                        : new SigningKeyResult.Yes(ready);
        };
    }
}
