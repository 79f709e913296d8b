package org.tousaidants.label.badges;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.rules.VerifyingKey;
import org.tousaidants.platform.identity.Network;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Checks a file as a stranger would, with the keys that the network publishes: that of the database included.
@Service
class BadgeCheck {
    /// In characters.
    static final int LONGEST = 64_000;
    private static final int DEEPEST = 20;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /// A field given twice would be signed once and read another time.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    /// What a person brought.
    sealed interface Filed {
        /// `last` unless a newer file was signed since.
        record Ours(BadgeCode code, boolean last) implements Filed {}

        /// Signed with a key that leaked, and not one of the files that we kept from before.
        record Distrusted(Instant since) implements Filed {}

        /// Not signed by this network, or changed since.
        record NotOurs() implements Filed {}

        record NotAFile() implements Filed {}

        /// A picture with no signed file in it, or not a whole one.
        record OnlyAPicture() implements Filed {}
    }

    private final BadgeStore store;
    private final EditionStore editions;
    private final Keys keys;

    BadgeCheck(BadgeStore store, EditionStore editions, Keys keys) {
        this.store = store;
        this.editions = editions;
        this.keys = keys;
    }

    /// A signed file, or a picture that holds one.
    @Transactional(readOnly = true)
    public Filed file(Network network, byte[] brought) {
        if (!Insignia.looksLike(brought)) {
            var text = new String(brought, StandardCharsets.UTF_8);
            return file(text.startsWith("\ufeff") ? text.substring(1) : text);
        }
        return Insignia.unbaked(brought).map(text -> file(text)).orElseGet(Filed.OnlyAPicture::new);
    }

    private Filed file(String text) {
        var read = read(text);
        if (read.isEmpty()) return new Filed.NotAFile();
        var code = code(read.get()).filter(known -> store.find(known).isPresent());
        if (code.isEmpty()) return new Filed.NotOurs();
        if (!holds(read.get(), keys.verifying())) {
            for (var leaked : keys.distrusted().entrySet())
                if (holds(read.get(), List.of(leaked.getKey())))
                    return kept(code.get(), read.get(), leaked.getValue())
                            ? new Filed.Ours(code.get(), false)
                            : new Filed.Distrusted(leaked.getValue());
            return new Filed.NotOurs();
        }
        var last = editions.document(code.get()).flatMap(BadgeCheck::read);
        return new Filed.Ours(
                code.get(), last.flatMap(BadgeCheck::signature).equals(read.flatMap(BadgeCheck::signature)));
    }

    /// The holder of a key can write any date: only what we kept ourselves from before the leak is believed.
    private boolean kept(BadgeCode code, Map<String, Object> file, Instant leaked) {
        return editions.documentsBefore(code, leaked).stream()
                .anyMatch(document -> read(document).equals(Optional.of(file)));
    }

    /// Whether the file that we keep is what was signed, and says what the page is about to say.
    @Transactional(readOnly = true)
    public boolean sound(Network network, Badge badge) {
        return editions.document(badge.code())
                .flatMap(BadgeCheck::read)
                .filter(document -> code(document).equals(Optional.of(badge.code())))
                .filter(document -> badge.name().isEmpty() || name(document).equals(Optional.of(badge.name())))
                .filter(document -> holds(document, keys.verifying()))
                .isPresent();
    }

    /// A key is known by itself, whatever the address of the site was when it signed.
    private static boolean holds(Map<String, Object> document, List<VerifyingKey> known) {
        var issuer = document.get("issuer") instanceof Map<?, ?> profile ? profile.get("id") : null;
        return Integrity.holds(
                document,
                method -> known.stream()
                        .filter(key -> method.equals(issuer + "#" + key.multikey()))
                        .findFirst());
    }

    private static Optional<BadgeCode> code(Map<String, Object> document) {
        return document.get("id") instanceof String id
                ? BadgeCode.typed(id.substring(id.lastIndexOf('/') + 1))
                : Optional.empty();
    }

    /// However its JSON is written, what holds under one signature is one file.
    private static Optional<Object> signature(Map<String, Object> document) {
        return Integrity.proof(document).map(proof -> proof.get("proofValue"));
    }

    private static Optional<String> name(Map<String, Object> document) {
        return document.get("credentialSubject") instanceof Map<?, ?> subject
                        && subject.get("identifier") instanceof List<?> identifiers
                        && !identifiers.isEmpty()
                        && identifiers.getFirst() instanceof Map<?, ?> named
                        && named.get("identityHash") instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }

    static Optional<Map<String, Object>> read(String text) {
        if (text.length() > LONGEST) return Optional.empty();
        try {
            return Optional.ofNullable(JSON.readValue(text, OBJECT));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
