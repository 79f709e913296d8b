package org.tousaidants.platform.db;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// « Chiffrement » — encrypts bytes with AES-GCM for one key and one place of storage (the associated data): they
/// cannot be decrypted with another key or for another place. The nonce precedes the encrypted bytes.
public final class AesGcmEncryption {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcmEncryption() {}

    public static byte[] close(SecretKey key, String place, byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, place, nonce);
            var closed = new byte[NONCE_BYTES + cipher.getOutputSize(plain.length)];
            System.arraycopy(nonce, 0, closed, 0, NONCE_BYTES);
            cipher.doFinal(plain, 0, plain.length, closed, NONCE_BYTES);
            return closed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Returns the decrypted bytes; empty if the key or the place is wrong, or the bytes are damaged.
    ///
    /// @param place place of storage that was given at encryption
    /// @param closed encrypted bytes
    public static Optional<byte[]> open(SecretKey key, String place, byte[] closed) {
        if (closed.length <= NONCE_BYTES) return Optional.empty();
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, place, closed)
                    .doFinal(closed, NONCE_BYTES, closed.length - NONCE_BYTES));
        } catch (GeneralSecurityException another) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, String place, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
