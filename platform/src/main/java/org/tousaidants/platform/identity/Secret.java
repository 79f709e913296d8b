package org.tousaidants.platform.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.text.Sha256;

/// « Secret » — 256 random bits that a link or a cookie carries. Only the hash is ever stored, so that a copy of the
/// database opens nothing.
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

    /// As a link or a cookie brings it back; what has not the form of a secret never reaches the database.
    public static Optional<Secret> of(String brought) {
        return FORM.matcher(brought).matches() ? Optional.of(new Secret(brought)) : Optional.empty();
    }

    /// What the link or the cookie carries. Never to be logged.
    public String text() {
        return text;
    }

    /// What is stored of it.
    public byte[] hash() {
        return Sha256.of(text);
    }

    /// Says nothing, so that a log line cannot betray it.
    @Override
    public String toString() {
        return "Secret";
    }
}
