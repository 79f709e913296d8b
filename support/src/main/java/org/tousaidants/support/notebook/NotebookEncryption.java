package org.tousaidants.support.notebook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.db.AesGcmEncryption;
import org.tousaidants.platform.db.EncryptedRow;
import org.tousaidants.platform.db.InstallationSecret;

/// « Sceau du cahier » — encrypts notebooks: each notebook has a random key, which is encrypted with the
/// installation's secret. Each field is encrypted with this key for its own row, so that it cannot be decrypted in
/// another row.
@Component
class NotebookEncryption {
    private static final int KEY_BITS = 256;

    private final SecureRandom random = new SecureRandom();
    private final InstallationSecret secret;

    NotebookEncryption(InstallationSecret secret) {
        this.secret = secret;
    }

    SecretKey fresh() {
        try {
            var generator = KeyGenerator.getInstance("AES");
            generator.init(KEY_BITS, random);
            return generator.generateKey();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] wrap(SecretKey key) {
        try {
            var cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, secret.key("notebook.wrap"));
            return cipher.wrap(key);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    SecretKey unwrap(byte[] wrapped) {
        return secret.keys("notebook.wrap").stream()
                .flatMap(under -> unwrapped(under, wrapped).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a notebook is wrapped under another secret"));
    }

    /// Returns the decrypted key of a notebook; empty if the key was encrypted with another secret.
    ///
    /// @param under key of the installation
    /// @param wrapped the encrypted key
    private static Optional<SecretKey> unwrapped(SecretKey under, byte[] wrapped) {
        try {
            var cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, under);
            return Optional.of((SecretKey) cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY));
        } catch (InvalidKeyException another) {
            return Optional.empty();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// Returns the key of a notebook, re-encrypted with the current secret of the installation.
    byte[] wrapAgain(byte[] wrapped) {
        return wrap(unwrap(wrapped));
    }

    OptionalInt under(byte[] wrapped) {
        return EncryptedRow.opener(secret.keys("notebook.wrap"), key -> unwrapped(key, wrapped));
    }

    /// Encrypts a text of a notebook.
    ///
    /// @param row id of the row to which the encrypted text is bound
    byte[] seal(SecretKey key, String row, String text) {
        return AesGcmEncryption.close(key, row, text.getBytes(StandardCharsets.UTF_8));
    }

    String open(SecretKey key, String row, byte[] sealed) {
        return AesGcmEncryption.open(key, row, sealed)
                .map(text -> new String(text, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("an encrypted field does not decrypt"));
    }

    /// Returns the keyed hash of the code on a card. The notebook of the card is found by this hash.
    byte[] code(String code) {
        return codes(code).getFirst();
    }

    /// Returns the keyed hashes of a code under the current and the former secrets, because a card remains valid
    /// when the secret is replaced.
    List<byte[]> codes(String code) {
        return digests("notebook.code", code);
    }

    /// Returns the keyed hash of a PIN. It includes the code, so that equal PINs of different cards have
    /// different hashes.
    byte[] pin(String code, String pin) {
        return pins(code, pin).getFirst();
    }

    List<byte[]> pins(String code, String pin) {
        return digests("notebook.pin", code + "\0" + pin);
    }

    private List<byte[]> digests(String purpose, String text) {
        return secret.keys(purpose).stream()
                .map(key -> Sha256.keyed(key.getEncoded(), text.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    static String row(UUID notebook, UUID entry) {
        return "notebook_entry/" + notebook + "/" + entry;
    }
}
