package org.tousaidants.label.badges;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.rules.archive.Ed25519VerifyingKey;

/// « Preuve d’ailleurs » — a signed file from another territory, parsed but not verified, so that its content is
/// untrusted.
///
/// @param issuer `did:web` that the file states
/// @param list address of the status list that the file states
public record BadgeOfOtherTerritory(
        String issuer,
        String holder,
        OtherTerritoryBadgeRules under,
        Instant from,
        Instant until,
        String list,
        int index,
        Map<String, Object> document) {
    private static final String LABELS = BadgeIssuer.PATH + "/labels/";

    /// « Sous quelles règles » — the rules of the other territory under which the badge was given, and the name
    /// of the recognition.
    public record OtherTerritoryBadgeRules(String protocol, String version, String profile, String name) {}

    /// Returns the signed file that was brought, parsed; if a picture was brought, returns the file in this
    /// picture. Empty if there is no such file.
    ///
    /// @param brought bytes of the file or picture
    public static Optional<BadgeOfOtherTerritory> read(byte[] brought) {
        var text = BadgePicture.looksLike(brought)
                ? BadgePicture.unbaked(brought)
                : Optional.of(new String(brought, StandardCharsets.UTF_8));
        return text.map(words -> words.startsWith("\ufeff") ? words.substring(1) : words)
                .flatMap(BadgeVerification::read)
                .flatMap(BadgeOfOtherTerritory::of);
    }

    private static Optional<BadgeOfOtherTerritory> of(Map<String, Object> document) {
        var subject = in(document, "credentialSubject");
        var achievement = in(subject, "achievement");
        var status = in(document, "credentialStatus");
        var id = text(achievement, "id");
        var cut = id.indexOf(LABELS);
        var path = cut < 0 ? new String[0] : id.substring(cut + LABELS.length()).split("/", -1);
        var index = text(status, "statusListIndex");
        if (path.length != 3 || !index.matches("\\d{1,6}")) return Optional.empty();
        try {
            return Optional.of(new BadgeOfOtherTerritory(
                    text(in(document, "issuer"), "id"),
                    holder(subject),
                    new OtherTerritoryBadgeRules(path[0], path[1], path[2], text(achievement, "name")),
                    Instant.parse(text(document, "validFrom")),
                    Instant.parse(text(document, "validUntil")),
                    text(status, "statusListCredential"),
                    Integer.parseInt(index),
                    document));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String holder(Map<?, ?> subject) {
        return subject.get("identifier") instanceof List<?> all
                        && !all.isEmpty()
                        && all.getFirst() instanceof Map<?, ?> one
                ? text(one, "identityHash")
                : "";
    }

    private static Map<?, ?> in(Map<?, ?> map, String key) {
        return map.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }

    /// Returns whether one of the keys signed the file.
    ///
    /// @param keys public keys as published, `z6Mk…`
    public boolean signedBy(Collection<String> keys) {
        return holds(document, issuer, keys);
    }

    static boolean holds(Map<String, Object> document, String issuer, Collection<String> keys) {
        return DataIntegrityProof.holds(
                document,
                method -> keys.stream()
                        .filter(key -> method.equals(issuer + "#" + key))
                        .findFirst()
                        .flatMap(Ed25519VerifyingKey::of));
    }
}
