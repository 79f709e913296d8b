package org.tousaidants.platform.mail;

import java.util.UUID;
import org.tousaidants.platform.db.InstallationSecret;

/// Decrypts the stored text of a letter.
public final class LetterDecryption {
    private LetterDecryption() {}

    public static String open(InstallationSecret secret, UUID letter, String kept) {
        return new LetterCipher(secret).open(letter, kept);
    }
}
