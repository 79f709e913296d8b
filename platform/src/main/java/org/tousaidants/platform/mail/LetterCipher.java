package org.tousaidants.platform.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.db.AesGcmEncryption;
import org.tousaidants.platform.db.EncryptedRow;
import org.tousaidants.platform.db.InstallationSecret;

/// Encrypts waiting letters with the secret of the installation, so that a stolen copy of the database reveals no
/// sign-in link. Each text is bound to its letter and cannot be decrypted as part of another letter.
@Component
final class LetterCipher {
    /// Prefix of an encrypted text. A text without this prefix comes from an earlier version and is not encrypted.
    private static final String MARK = "\u0001sealed:";

    private final InstallationSecret secret;

    LetterCipher(InstallationSecret secret) {
        this.secret = secret;
    }

    String close(UUID letter, String words) {
        if (words.isEmpty()) return words;
        var closed =
                AesGcmEncryption.close(keys().getFirst(), letter.toString(), words.getBytes(StandardCharsets.UTF_8));
        return MARK + Base64.getEncoder().encodeToString(closed);
    }

    String open(UUID letter, String kept) {
        if (!kept.startsWith(MARK)) return kept;
        return keys().stream()
                .flatMap(key -> opened(key, letter, kept).stream())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("a letter is not encrypted with the secret of this installation"));
    }

    /// Returns a stored text, decrypted and encrypted again with the current secret.
    ///
    /// @param letter id of the letter that contains the text
    /// @param kept the stored text
    String again(UUID letter, String kept) {
        return kept.startsWith(MARK) ? close(letter, open(letter, kept)) : kept;
    }

    /// Returns the index of the oldest secret with which one of the texts of a letter is encrypted; 0 is the
    /// current secret. Empty if a text cannot be decrypted.
    ///
    /// @param parts the encrypted texts of the letter
    OptionalInt under(UUID letter, List<String> parts) {
        var oldest = 0;
        for (var part : parts) {
            if (!part.startsWith(MARK)) continue;
            var under = EncryptedRow.opener(keys(), key -> opened(key, letter, part));
            if (under.isEmpty()) return under;
            oldest = Math.max(oldest, under.getAsInt());
        }
        return OptionalInt.of(oldest);
    }

    private Optional<String> opened(SecretKey key, UUID letter, String kept) {
        var closed = Base64.getDecoder().decode(kept.substring(MARK.length()));
        return AesGcmEncryption.open(key, letter.toString(), closed)
                .map(words -> new String(words, StandardCharsets.UTF_8));
    }

    private List<SecretKey> keys() {
        return secret.keys("mail.letter");
    }
}
