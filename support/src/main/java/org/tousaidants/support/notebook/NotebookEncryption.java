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
import org.tousaidants.platform.db.AesGcm;
import org.tousaidants.platform.db.EncryptedRow;
import org.tousaidants.platform.db.InstallationSecret;

/// « Sceau du cahier » — one random key for each notebook, wrapped under the installation's secret; each field
/// is encrypted with it and bound to its row, so that a moved row does not decrypt.
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

    /// Returns empty if the key is wrapped under another secret.
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

    /// Wraps the key under the current secret of the installation.
    byte[] wrapAgain(byte[] wrapped) {
        return wrap(unwrap(wrapped));
    }

    OptionalInt under(byte[] wrapped) {
        return EncryptedRow.opener(secret.keys("notebook.wrap"), key -> unwrapped(key, wrapped));
    }

    /// @param row that the text is bound to
    byte[] seal(SecretKey key, String row, String text) {
        return AesGcm.close(key, row, text.getBytes(StandardCharsets.UTF_8));
    }

    String open(SecretKey key, String row, byte[] sealed) {
        return AesGcm.open(key, row, sealed)
                .map(text -> new String(text, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("an encrypted field does not decrypt"));
    }

    /// The digest by which a code is found.
    byte[] code(String code) {
        return codes(code).getFirst();
    }

    /// The digests under the current and former secrets: a card keeps its code.
    List<byte[]> codes(String code) {
        return digests("notebook.code", code);
    }

    /// The digest covers the code too, so that equal PINs have different digests.
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
