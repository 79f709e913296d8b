package org.tousaidants.platform.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.db.AesGcm;
import org.tousaidants.platform.db.EncryptedRow;
import org.tousaidants.platform.db.InstallationSecret;

/// Encrypts waiting letters under the secret of the installation, because a letter may contain a sign-in link:
/// a stolen copy of the database opens nothing. The text is bound to its letter and cannot be decrypted in
/// another.
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
        var closed = AesGcm.close(keys().getFirst(), letter.toString(), words.getBytes(StandardCharsets.UTF_8));
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

    /// Re-encrypts a text with the current secret.
    String again(UUID letter, String kept) {
        return kept.startsWith(MARK) ? close(letter, open(letter, kept)) : kept;
    }

    /// Index of the oldest secret that the parts need; empty if a part cannot be decrypted.
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
        return AesGcm.open(key, letter.toString(), closed).map(words -> new String(words, StandardCharsets.UTF_8));
    }

    private List<SecretKey> keys() {
        return secret.keys("mail.letter");
    }
}
