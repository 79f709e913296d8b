package org.tousaidants.label.badges;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.rules.archive.Ed25519VerifyingKey;
import org.tousaidants.rules.archive.MultibaseEncoding;

/// « Clés du territoire » — signs statements of a network to other territories with the key that signs the badges.
@Service
public class TerritoryStatementSigner {
    /// A signed statement.
    ///
    /// @param key public key
    /// @param signature signature of the text
    public record SignedTerritoryStatement(String key, String signature) {}

    private final BadgeKeys keys;
    private final BadgeIssuerLookup issuers;
    private final SignedBadgeStore editions;

    TerritoryStatementSigner(BadgeKeys keys, BadgeIssuerLookup issuers, SignedBadgeStore editions) {
        this.keys = keys;
        this.issuers = issuers;
        this.editions = editions;
    }

    public String issuer(TerritoryNetwork network) {
        return issuers.of(network).did();
    }

    public String site(TerritoryNetwork network) {
        return issuers.of(network).site();
    }

    @Transactional(readOnly = true)
    public List<String> keys(TerritoryNetwork network) {
        return keys.verifying().stream().map(Ed25519VerifyingKey::multikey).toList();
    }

    /// Returns the addresses of the network's status lists.
    @Transactional(readOnly = true)
    public List<String> lists(TerritoryNetwork network) {
        var issuer = issuers.of(network);
        return editions.lists().entrySet().stream()
                .map(list -> SignedBadgeContent.listUrl(issuer.at(list.getValue()), list.getKey()))
                .toList();
    }

    /// Returns the signature of a text by the network; empty if the signing key cannot be used.
    @Transactional
    public Optional<SignedTerritoryStatement> sign(TerritoryNetwork network, String text) {
        return switch (keys.active()) {
            case BadgeKeys.ActiveKey.UsableKey ready ->
                Optional.of(new SignedTerritoryStatement(
                        ready.key().verifying().multikey(),
                        MultibaseEncoding.encode(ready.key().sign(text.getBytes(StandardCharsets.UTF_8)))));
            case BadgeKeys.ActiveKey.LockedKey _ -> Optional.empty();
        };
    }

    public static boolean signed(String key, String text, String signature) {
        return Ed25519VerifyingKey.of(key)
                .flatMap(known -> MultibaseEncoding.decode(signature)
                        .map(bytes -> known.verifies(text.getBytes(StandardCharsets.UTF_8), bytes)))
                .orElse(false);
    }
}
