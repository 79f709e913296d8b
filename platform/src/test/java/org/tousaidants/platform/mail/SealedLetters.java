package org.tousaidants.platform.mail;

import java.util.UUID;
import org.tousaidants.platform.db.InstallationSecret;

/// Decrypts the stored text of a letter.
public final class SealedLetters {
    private SealedLetters() {}

    public static String open(InstallationSecret secret, UUID letter, String kept) {
        return new LetterSeal(secret).open(letter, kept);
    }
}
