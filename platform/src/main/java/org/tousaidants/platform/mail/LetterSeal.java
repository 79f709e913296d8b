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
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.platform.db.SealedRow;

/// A letter that waits holds a link that opens a session: its words stand in the database under the secret of the
/// installation, so that a stolen copy of the database opens nothing. They are tied to their letter: moved to
/// another one they are refused.
@Component
final class LetterSeal {
    /// What an earlier version left waiting in clear has no mark, and is read as it is.
    private static final String MARK = "\u0001sealed:";

    private final InstallationSecret secret;

    LetterSeal(InstallationSecret secret) {
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
        var closed = Base64.getDecoder().decode(kept.substring(MARK.length()));
        return AesGcm.open(key, letter.toString(), closed).map(words -> new String(words, StandardCharsets.UTF_8));
    }

    private List<SecretKey> keys() {
        return secret.keys("mail.letter");
    }
}
