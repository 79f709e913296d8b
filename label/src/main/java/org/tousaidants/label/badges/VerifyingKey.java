package org.tousaidants.label.badges;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.tousaidants.label.rules.Multibase;

/// « Clé publique » — checks what its private half signed (Ed25519); written as a Multikey, `z6Mk…`.
record VerifyingKey(PublicKey key) {
    /// What Java writes before the 32 bytes.
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int RAW_BYTES = 32;

    String multikey() {
        var encoded = key.getEncoded();
        return Multibase.key(Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length));
    }

    static Optional<VerifyingKey> of(String multikey) {
        var decoded = Multibase.rawKey(multikey);
        if (decoded.isEmpty()) return Optional.empty();
        var encoded = Arrays.copyOf(X509, X509.length + RAW_BYTES);
        System.arraycopy(decoded.get(), 0, encoded, X509.length, RAW_BYTES);
        try {
            return Optional.of(new VerifyingKey(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded))));
        } catch (GeneralSecurityException notAPoint) {
            return Optional.empty();
        }
    }

    boolean verifies(byte[] data, byte[] signature) {
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
