package org.tousaidants.platform.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.text.Sha256;

/// « Secret » — 256 random bits carried by a link or a cookie. Only the hash is stored, so that a copy of the
/// database grants no access.
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

    /// Parsed from a link or a cookie; malformed values never reach the database.
    public static Optional<Secret> of(String brought) {
        return FORM.matcher(brought).matches() ? Optional.of(new Secret(brought)) : Optional.empty();
    }

    /// The text of the link or the cookie. Never to be logged.
    public String text() {
        return text;
    }

    /// The stored form.
    public byte[] hash() {
        return Sha256.of(text);
    }

    /// Hidden, so that a log line cannot reveal it.
    @Override
    public String toString() {
        return "Secret";
    }
}
