package org.tousaidants.label.badges;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.rules.archive.Ed25519SigningKey;
import org.tousaidants.rules.archive.Ed25519VerifyingKey;
import org.tousaidants.rules.archive.MultibaseEncoding;

/// « Preuve d’intégrité » — signs and verifies JSON-LD documents with Data Integrity `eddsa-rdfc-2022`:
/// document and proof options are canonicalised and hashed, then signed with Ed25519.
final class DataIntegrityProof {
    private static final String SUITE = "eddsa-rdfc-2022";
    private static final String TYPE = "DataIntegrityProof";
    private static final String PURPOSE = "assertionMethod";

    /// Fields of a proof that the verifier reads. A proof with another field, such as a date of expiry or a domain,
    /// makes a statement that nobody would check, so it does not hold.
    private static final Set<String> FIELDS =
            Set.of("id", "type", "created", "cryptosuite", "proofPurpose", "verificationMethod");

    private DataIntegrityProof() {}

    /// Returns the document with its proof.
    ///
    /// @param method name of the key, `did:web:…#z6Mk…`
    /// @throws IllegalArgumentException if the document uses a term that is not in its contexts, or breaks a rule
    /// of the data model
    static Map<String, Object> sign(Map<String, Object> document, Ed25519SigningKey key, String method, Instant now) {
        CredentialDataModel.broken(document).ifPresent(rule -> {
            throw new IllegalArgumentException("the credential breaks the rule of " + rule);
        });
        var proof = new LinkedHashMap<String, Object>();
        proof.put("type", TYPE);
        proof.put("created", now.truncatedTo(ChronoUnit.SECONDS).toString());
        proof.put("cryptosuite", SUITE);
        proof.put("proofPurpose", PURPOSE);
        proof.put("verificationMethod", method);
        try {
            proof.put("proofValue", MultibaseEncoding.encode(key.sign(hashes(document, proof))));
        } catch (RdfCanonicalization.UnreadableRdfException e) {
            throw new IllegalArgumentException(e);
        }
        var signed = new LinkedHashMap<>(document);
        // The proof is written as a list, because the official schema of Open Badges requires one and every
        // verifier accepts it.
        signed.put("proof", List.of(proof));
        return signed;
    }

    /// Returns whether one of the known keys signed exactly this document.
    ///
    /// @param signed the document with its proof
    /// @param keys returns a known key by its name
    static boolean holds(Map<String, ?> signed, Function<String, Optional<Ed25519VerifyingKey>> keys) {
        if (!(proof(signed).orElse(null) instanceof Map<?, ?> given)) return false;
        var proof = new LinkedHashMap<String, Object>();
        given.forEach((name, value) -> proof.put(String.valueOf(name), value));
        var value = proof.remove("proofValue");
        if (!TYPE.equals(proof.get("type"))
                || !SUITE.equals(proof.get("cryptosuite"))
                || !PURPOSE.equals(proof.get("proofPurpose"))
                || !FIELDS.containsAll(proof.keySet())
                || proof.containsKey("id") && !CredentialDataModel.isUrl(proof.get("id"))
                || proof.containsKey("created") && !CredentialDataModel.isMoment(proof.get("created"))) return false;
        var key = proof.get("verificationMethod") instanceof String method ? keys.apply(method) : Optional.empty();
        var signature = value instanceof String text ? MultibaseEncoding.decode(text) : Optional.<byte[]>empty();
        if (!(key.orElse(null) instanceof Ed25519VerifyingKey known) || signature.isEmpty()) return false;
        var document = new LinkedHashMap<String, Object>(signed);
        document.remove("proof");
        if (CredentialDataModel.broken(document).isPresent()) return false;
        try {
            return known.verifies(hashes(document, proof), signature.get());
        } catch (RdfCanonicalization.UnreadableRdfException e) {
            return false;
        }
    }

    /// Returns the single proof of a document, which may be written directly (as until November 2026) or in a
    /// list.
    static Optional<Map<?, ?>> proof(Map<String, ?> signed) {
        var written = signed.get("proof");
        var one = written instanceof List<?> list && list.size() == 1 ? list.getFirst() : written;
        return one instanceof Map<?, ?> proof ? Optional.of(proof) : Optional.empty();
    }

    private static byte[] hashes(Map<String, ?> document, Map<String, Object> proof)
            throws RdfCanonicalization.UnreadableRdfException {
        var options = new LinkedHashMap<String, Object>();
        options.put("@context", document.get("@context"));
        options.putAll(proof);
        var sha = Sha256.digest();
        var both = new byte[2 * sha.getDigestLength()];
        var first = sha.digest(RdfCanonicalization.of(options).getBytes(StandardCharsets.UTF_8));
        var second = sha.digest(RdfCanonicalization.of(document).getBytes(StandardCharsets.UTF_8));
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
