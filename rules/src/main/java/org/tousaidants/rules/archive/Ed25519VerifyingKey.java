package org.tousaidants.rules.archive;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// « Clé publique » — verifies Ed25519 signatures; written as a Multikey, `z6Mk…`.
public record Ed25519VerifyingKey(PublicKey key) {
    /// The X.509 prefix of an Ed25519 public key in Java; the 32 bytes of the key follow it.
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int RAW_BYTES = 32;

    byte[] raw() {
        var encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
    }

    public String multikey() {
        return MultibaseEncoding.key(raw());
    }

    public static Optional<Ed25519VerifyingKey> of(String multikey) {
        return MultibaseEncoding.rawKey(multikey).flatMap(Ed25519VerifyingKey::ofRaw);
    }

    static Optional<Ed25519VerifyingKey> ofRaw(byte[] raw) {
        if (raw.length != RAW_BYTES) return Optional.empty();
        var encoded = Arrays.copyOf(X509, X509.length + RAW_BYTES);
        System.arraycopy(raw, 0, encoded, X509.length, RAW_BYTES);
        try {
            return Optional.of(new Ed25519VerifyingKey(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded))));
        } catch (GeneralSecurityException notAPoint) {
            return Optional.empty();
        }
    }

    public boolean verifies(byte[] data, byte[] signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(data);
            return check.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
