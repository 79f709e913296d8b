package org.tousaidants.label.badges;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.rules.archive.VerifyingKey;

/// « Preuve d’ailleurs » — a signed file from another territory, parsed but not verified: its content
/// is untrusted.
///
/// @param issuer the `did:web` that the file states
/// @param list address of the status list of the file
public record ForeignBadge(
        String issuer,
        String holder,
        ForeignBadgeRules under,
        Instant from,
        Instant until,
        String list,
        int index,
        Map<String, Object> document) {
    private static final String LABELS = BadgeIssuer.PATH + "/labels/";

    /// « Sous quelles règles » — the rules of the other territory and the name of the recognition.
    public record ForeignBadgeRules(String protocol, String version, String profile, String name) {}

    /// Parses a file, or a picture that contains one.
    public static Optional<ForeignBadge> read(byte[] brought) {
        var text = BadgePicture.looksLike(brought)
                ? BadgePicture.unbaked(brought)
                : Optional.of(new String(brought, StandardCharsets.UTF_8));
        return text.map(words -> words.startsWith("\ufeff") ? words.substring(1) : words)
                .flatMap(BadgeVerification::read)
                .flatMap(ForeignBadge::of);
    }

    private static Optional<ForeignBadge> of(Map<String, Object> document) {
        var subject = in(document, "credentialSubject");
        var achievement = in(subject, "achievement");
        var status = in(document, "credentialStatus");
        var id = text(achievement, "id");
        var cut = id.indexOf(LABELS);
        var path = cut < 0 ? new String[0] : id.substring(cut + LABELS.length()).split("/", -1);
        var index = text(status, "statusListIndex");
        if (path.length != 3 || !index.matches("\\d{1,6}")) return Optional.empty();
        try {
            return Optional.of(new ForeignBadge(
                    text(in(document, "issuer"), "id"),
                    holder(subject),
                    new ForeignBadgeRules(path[0], path[1], path[2], text(achievement, "name")),
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

    /// @param keys as published, `z6Mk…`
    public boolean signedBy(Collection<String> keys) {
        return holds(document, issuer, keys);
    }

    static boolean holds(Map<String, Object> document, String issuer, Collection<String> keys) {
        return DataIntegrityProof.holds(
                document,
                method -> keys.stream()
                        .filter(key -> method.equals(issuer + "#" + key))
                        .findFirst()
                        .flatMap(VerifyingKey::of));
    }
}
