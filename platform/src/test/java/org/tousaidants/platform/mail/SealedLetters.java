package org.tousaidants.platform.mail;

import java.util.UUID;
import org.tousaidants.platform.db.InstallationSecret;

/// Reads the words of a letter as the database keeps them.
public final class SealedLetters {
    private SealedLetters() {}

    public static String open(InstallationSecret secret, UUID letter, String kept) {
        return new LetterSeal(secret).open(letter, kept);
    }
}
