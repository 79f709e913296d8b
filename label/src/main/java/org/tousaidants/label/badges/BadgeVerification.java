package org.tousaidants.label.badges;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.rules.archive.Ed25519VerifyingKey;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Verifies a signed file with the published keys, as an outsider would.
@Service
class BadgeVerification {
    /// Maximum length of a file in characters.
    static final int LONGEST = 64_000;
    private static final int DEEPEST = 20;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /// Refuses duplicate fields in JSON, because one value could be signed and the other one read.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    /// The result of reading a file that a person submitted.
    sealed interface BadgeFileResult {
        /// This network signed the file.
        ///
        /// @param last false if a newer file was signed since
        record OwnBadgeFile(BadgeCode code, boolean last) implements BadgeFileResult {}

        /// A leaked key signed the file, and the file was not stored before the leak.
        ///
        /// @param since moment from which the key is distrusted
        record SignedWithDistrustedKey(Instant since) implements BadgeFileResult {}

        /// The network did not sign the file, or it was changed afterwards.
        record ForeignBadgeFile() implements BadgeFileResult {}

        record NoBadgeFile() implements BadgeFileResult {}

        /// The file is a picture without a signed file, or a damaged one.
        record PictureWithoutBadge() implements BadgeFileResult {}
    }

    private final BadgeStore store;
    private final SignedBadgeStore editions;
    private final BadgeKeys keys;

    BadgeVerification(BadgeStore store, SignedBadgeStore editions, BadgeKeys keys) {
        this.store = store;
        this.editions = editions;
        this.keys = keys;
    }

    /// Verifies a signed file, or the signed file in a picture, and returns the result.
    ///
    /// @param brought bytes of the file or picture
    @Transactional(readOnly = true)
    public BadgeFileResult file(TerritoryNetwork network, byte[] brought) {
        if (!BadgePicture.looksLike(brought)) {
            var text = new String(brought, StandardCharsets.UTF_8);
            return file(text.startsWith("\ufeff") ? text.substring(1) : text);
        }
        return BadgePicture.unbaked(brought)
                .map(text -> file(text))
                .orElseGet(BadgeFileResult.PictureWithoutBadge::new);
    }

    private BadgeFileResult file(String text) {
        var read = read(text);
        if (read.isEmpty()) return new BadgeFileResult.NoBadgeFile();
        var code = code(read.get()).filter(known -> store.find(known).isPresent());
        if (code.isEmpty()) return new BadgeFileResult.ForeignBadgeFile();
        if (!holds(read.get(), keys.verifying())) {
            for (var leaked : keys.distrusted().entrySet())
                if (holds(read.get(), List.of(leaked.getKey())))
                    return kept(code.get(), read.get(), leaked.getValue())
                            ? new BadgeFileResult.OwnBadgeFile(code.get(), false)
                            : new BadgeFileResult.SignedWithDistrustedKey(leaked.getValue());
            return new BadgeFileResult.ForeignBadgeFile();
        }
        var last = editions.document(code.get()).flatMap(BadgeVerification::read);
        return new BadgeFileResult.OwnBadgeFile(
                code.get(),
                last.flatMap(BadgeVerification::signature).equals(read.flatMap(BadgeVerification::signature)));
    }

    /// Returns whether the network stored this file before the key of the file leaked. A file that was not
    /// stored is not trusted, because a thief of the key can write any date in a file.
    ///
    /// @param leaked moment of the leak
    private boolean kept(BadgeCode code, Map<String, Object> file, Instant leaked) {
        return editions.documentsBefore(code, leaked).stream()
                .anyMatch(document -> read(document).equals(Optional.of(file)));
    }

    /// Returns whether the stored file of a badge has a valid signature and the content that the page shows.
    @Transactional(readOnly = true)
    public boolean sound(TerritoryNetwork network, LabelBadge badge) {
        return editions.document(badge.code())
                .flatMap(BadgeVerification::read)
                .filter(document -> code(document).equals(Optional.of(badge.code())))
                .filter(document -> badge.name().isEmpty() || name(document).equals(Optional.of(badge.name())))
                .filter(document -> holds(document, keys.verifying()))
                .isPresent();
    }

    /// Returns whether one of the known keys signed the document. The key is found by its bytes, because the
    /// address of the site may have changed since the signature.
    ///
    /// @param known the known keys
    private static boolean holds(Map<String, Object> document, List<Ed25519VerifyingKey> known) {
        var issuer = document.get("issuer") instanceof Map<?, ?> profile ? profile.get("id") : null;
        return DataIntegrityProof.holds(
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

    /// Returns the signature of a document. Two files with the same signature are the same file, however their
    /// JSON is written.
    private static Optional<Object> signature(Map<String, Object> document) {
        return DataIntegrityProof.proof(document).map(proof -> proof.get("proofValue"));
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
