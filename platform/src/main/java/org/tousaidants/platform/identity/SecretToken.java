package org.tousaidants.platform.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.text.Sha256;

/// « Secret » — 256 random bits in a link or a cookie. Only the hash is stored, so that a copy of the database
/// gives no access.
public final class SecretToken {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String text;

    private SecretToken(String text) {
        this.text = text;
    }

    public static SecretToken random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Returns the secret in a link or a cookie; empty if the text is malformed.
    ///
    /// @param brought the text in the link or cookie
    public static Optional<SecretToken> of(String brought) {
        return FORM.matcher(brought).matches() ? Optional.of(new SecretToken(brought)) : Optional.empty();
    }

    /// Returns the text of the secret for the link or the cookie. It must never be logged.
    public String text() {
        return text;
    }

    /// Returns the hash of the secret; the database stores this hash instead of the secret.
    public byte[] hash() {
        return Sha256.of(text);
    }

    /// Hides the secret from logs.
    @Override
    public String toString() {
        return "Secret";
    }
}
