package org.tousaidants.platform.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.platform.db.SealedRow;

/// A letter that waits holds a link that opens a session: its words stand in the database under the secret of the
/// installation, so that a stolen copy of the database opens nothing. They are tied to their letter: moved to
/// another one they are refused.
@Component
final class LetterSeal {
    /// What an earlier version left waiting in clear has no mark, and is read as it is.
    private static final String MARK = "\u0001sealed:";

    private static final int IV = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstallationSecret secret;

    LetterSeal(InstallationSecret secret) {
        this.secret = secret;
    }

    String close(UUID letter, String words) {
        if (words.isEmpty()) return words;
        var iv = new byte[IV];
        RANDOM.nextBytes(iv);
        var sealed = cipher(Cipher.ENCRYPT_MODE, keys().getFirst(), letter, iv, words.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        var both = Arrays.copyOf(iv, IV + sealed.length);
        System.arraycopy(sealed, 0, both, IV, sealed.length);
        return MARK + Base64.getEncoder().encodeToString(both);
    }

    String open(UUID letter, String kept) {
        if (!kept.startsWith(MARK)) return kept;
        return keys().stream()
                .flatMap(key -> opened(key, letter, kept).stream())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("a letter is not sealed under the secret of this installation"));
    }

    /// The same under the secret in force.
    String again(UUID letter, String kept) {
        return kept.startsWith(MARK) ? close(letter, open(letter, kept)) : kept;
    }

    /// The oldest secret that its parts need; empty when one of them is closed for good.
    OptionalInt under(UUID letter, List<String> parts) {
        var oldest = 0;
        for (var part : parts) {
            if (!part.startsWith(MARK)) continue;
            var under = SealedRow.opener(keys(), key -> opened(key, letter, part));
            if (under.isEmpty()) return under;
            oldest = Math.max(oldest, under.getAsInt());
        }
        return OptionalInt.of(oldest);
    }

    private Optional<String> opened(SecretKey key, UUID letter, String kept) {
        var both = Base64.getDecoder().decode(kept.substring(MARK.length()));
        return cipher(
                        Cipher.DECRYPT_MODE,
                        key,
                        letter,
                        Arrays.copyOf(both, IV),
                        Arrays.copyOfRange(both, IV, both.length))
                .map(words -> new String(words, StandardCharsets.UTF_8));
    }

    /// Empty when it was sealed with another key.
    private static Optional<byte[]> cipher(int mode, SecretKey key, UUID letter, byte[] iv, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(letter.toString().getBytes(StandardCharsets.US_ASCII));
            return Optional.of(cipher.doFinal(text));
        } catch (AEADBadTagException another) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<SecretKey> keys() {
        return secret.keys("mail.letter");
    }
}
