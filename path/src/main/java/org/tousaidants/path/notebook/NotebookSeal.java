package org.tousaidants.path.notebook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.platform.db.SealedRow;

/// « Sceau du cahier » — one random key for each notebook, wrapped under the installation's secret; each field
/// sealed with it, tied to its own row, so that a row moved elsewhere opens no more.
@Component
class NotebookSeal {
    private static final byte VERSION = 1;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;

    private final SecureRandom random = new SecureRandom();
    private final InstallationSecret secret;

    NotebookSeal(InstallationSecret secret) {
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
                .orElseThrow(() -> new IllegalStateException("a notebook is of another secret"));
    }

    /// Empty when it is wrapped under another one.
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

    /// Under the secret in force.
    byte[] wrapAgain(byte[] wrapped) {
        return wrap(unwrap(wrapped));
    }

    OptionalInt under(byte[] wrapped) {
        return SealedRow.opener(secret.keys("notebook.wrap"), key -> unwrapped(key, wrapped));
    }

    /// @param row to which the text belongs, and nowhere else
    byte[] seal(SecretKey key, String row, String text) {
        try {
            var iv = new byte[IV_BYTES];
            random.nextBytes(iv);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
            var closed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            var sealed = new byte[1 + IV_BYTES + closed.length];
            sealed[0] = VERSION;
            System.arraycopy(iv, 0, sealed, 1, IV_BYTES);
            System.arraycopy(closed, 0, sealed, 1 + IV_BYTES, closed.length);
            return sealed;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    String open(SecretKey key, String row, byte[] sealed) {
        if (sealed[0] != VERSION) throw new IllegalStateException("sealed by another version: " + sealed[0]);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key,
                    new GCMParameterSpec(TAG_BITS, Arrays.copyOfRange(sealed, 1, 1 + IV_BYTES)));
            cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
            return new String(
                    cipher.doFinal(sealed, 1 + IV_BYTES, sealed.length - 1 - IV_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException moved) {
            throw new IllegalStateException("a sealed field does not open", moved);
        }
    }

    /// By which a code is found without being kept.
    byte[] code(String code) {
        return codes(code).getFirst();
    }

    /// That one, and those under the secrets that were replaced: a card keeps its code.
    List<byte[]> codes(String code) {
        return digests("notebook.code", code);
    }

    /// Of the code as well, so that one PIN has as many digests as notebooks.
    byte[] pin(String code, String pin) {
        return pins(code, pin).getFirst();
    }

    List<byte[]> pins(String code, String pin) {
        return digests("notebook.pin", code + "\0" + pin);
    }

    private List<byte[]> digests(String purpose, String text) {
        return secret.keys(purpose).stream().map(key -> digest(key, text)).toList();
    }

    private static byte[] digest(SecretKey key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String row(UUID notebook, UUID entry) {
        return "notebook_entry/" + notebook + "/" + entry;
    }
}
