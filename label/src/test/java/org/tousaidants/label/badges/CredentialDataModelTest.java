package org.tousaidants.label.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tousaidants.rules.archive.Ed25519SigningKey;

/// A document that breaks a rule of the data model of the W3C is never signed. `bin/prove badges` asks the suites of
/// the W3C the same.
class CredentialDataModelTest {
    private static final Ed25519SigningKey KEY = Ed25519SigningKey.draw();

    private static Map<String, Object> credential() {
        return new LinkedHashMap<>(Map.of(
                "@context",
                List.of(JsonLdContexts.CREDENTIALS),
                "type",
                List.of("VerifiableCredential"),
                "issuer",
                "did:web:aidants.example.fr:preuve",
                "validFrom",
                "2026-12-03T10:00:00+01:00",
                "validUntil",
                "2026-12-03T09:00:00Z",
                "credentialSubject",
                Map.of("id", "https://aidants.example.fr/lieux/x")));
    }

    private static void refused(String rule, Consumer<Map<String, Object>> broken) {
        var document = credential();
        broken.accept(document);
        assertThat(CredentialDataModel.broken(document)).contains(rule);
        assertThatThrownBy(() -> DataIntegrityProof.sign(document, KEY, "did:web:x#y", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule);
    }

    @Test
    void aCredentialThatKeepsTheRulesIsSigned() {
        assertThat(CredentialDataModel.broken(credential())).isEmpty();
        assertThat(DataIntegrityProof.sign(credential(), KEY, "did:web:x#y", Instant.EPOCH))
                .containsKey("proof");
    }

    @Test
    void aCredentialThatBreaksARuleIsNotSigned() {
        refused("@context", document -> document.put("@context", JsonLdContexts.CREDENTIALS));
        refused("@context", document -> document.put("@context", JsonLdContexts.OF_BADGES.reversed()));
        refused("type", document -> document.put("type", "OpenBadgeCredential"));
        refused("id", document -> document.put("id", "sans-adresse"));
        refused("id", document -> document.put("id", List.of("urn:a", "urn:b")));
        refused("issuer", document -> document.put("issuer", Map.of("name", "Charente-Maritime")));
        refused("credentialSubject", document -> document.remove("credentialSubject"));
        refused("credentialSubject", document -> document.put("credentialSubject", List.of(Map.of())));
        refused("credentialStatus", document -> document.put("credentialStatus", Map.of("id", "urn:etat")));
        refused("credentialSchema", document -> document.put("credentialSchema", Map.of("type", "JsonSchema")));
        refused("evidence", document -> document.put("evidence", List.of("la décision du comité")));
        refused("relatedResource", document -> document.put("relatedResource", Map.of("id", "urn:fichier")));
        refused("name or description", document -> document.put("name", Map.of("@value", "Preuve", "lien", "urn:x")));
        refused("validFrom or validUntil", document -> document.put("validFrom", "2026-12-03T10:00:00"));
        refused("validFrom or validUntil", document -> document.put("validUntil", "2026-12-03T08:59:59Z"));
        refused("validFrom or validUntil", document -> document.put("validUntil", "2026-13-03T08:59:59Z"));
    }
}
