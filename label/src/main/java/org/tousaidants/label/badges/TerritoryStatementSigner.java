package org.tousaidants.label.badges;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.rules.archive.Multibase;
import org.tousaidants.rules.archive.VerifyingKey;

/// « Clés du territoire » — signs statements of a network to other territories with the key that signs its
/// badges.
@Service
public class TerritoryStatementSigner {
    /// @param key the public key
    public record Signed(String key, String signature) {}

    private final BadgeKeys keys;
    private final BadgeIssuers issuers;
    private final SignedBadgeStore editions;

    TerritoryStatementSigner(BadgeKeys keys, BadgeIssuers issuers, SignedBadgeStore editions) {
        this.keys = keys;
        this.issuers = issuers;
        this.editions = editions;
    }

    public String issuer(Network network) {
        return issuers.of(network).did();
    }

    public String site(Network network) {
        return issuers.of(network).site();
    }

    @Transactional(readOnly = true)
    public List<String> keys(Network network) {
        return keys.verifying().stream().map(VerifyingKey::multikey).toList();
    }

    /// The addresses of the network's status lists.
    @Transactional(readOnly = true)
    public List<String> lists(Network network) {
        var issuer = issuers.of(network);
        return editions.lists().entrySet().stream()
                .map(list -> Attestation.listUrl(issuer.at(list.getValue()), list.getKey()))
                .toList();
    }

    /// The signature of a text; empty if the key cannot be used.
    @Transactional
    public Optional<Signed> sign(Network network, String text) {
        return switch (keys.active()) {
            case BadgeKeys.Active.Ready ready ->
                Optional.of(new Signed(
                        ready.key().verifying().multikey(),
                        Multibase.encode(ready.key().sign(text.getBytes(StandardCharsets.UTF_8)))));
            case BadgeKeys.Active.Locked _ -> Optional.empty();
        };
    }

    public static boolean signed(String key, String text, String signature) {
        return VerifyingKey.of(key)
                .flatMap(known -> Multibase.decode(signature)
                        .map(bytes -> known.verifies(text.getBytes(StandardCharsets.UTF_8), bytes)))
                .orElse(false);
    }
}
