package org.tousaidants.platform.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.text.Sha256;

/// « Secret » — 256 random bits in a link or a cookie. Only the hash is stored, so that a copy of the database
/// gives no access.
public final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Parses a secret from a link or a cookie; empty if it is malformed.
    public static Optional<Secret> of(String brought) {
        return FORM.matcher(brought).matches() ? Optional.of(new Secret(brought)) : Optional.empty();
    }

    /// The text for the link or the cookie. Never log it.
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
