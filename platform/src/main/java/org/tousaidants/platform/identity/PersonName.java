package org.tousaidants.platform.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/// « Nom affiché » — the name that a person chose: any letters, on one line.
public record PersonName(String value) {
    private static final int LONGEST = 120;
    private static final Pattern TURNED = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    /// Pattern of web and mail addresses. Names that contain one are refused, because it would become a link in
    /// letters.
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)://|www\\.|@|\\b[a-z0-9-]+\\.(?:fr|com|net|org|eu|io|info|biz|ru|cn|me|co|xyz|top|link|click|site|app|dev)\\b");

    /// Pattern of a valid name: at least one visible character and no line break.
    private static final Pattern SEEN = Pattern.compile("(?s)(?!.*[\\p{Zl}\\p{Zp}]).*[\\p{L}\\p{N}\\p{S}].*");

    public PersonName {
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("not a name");
    }

    /// Parses a name; empty if it is invalid. Bidirectional control characters are refused, because they would
    /// display another name than the stored one.
    public static Optional<PersonName> of(String typed) {
        if (TURNED.matcher(typed).find()
                || ADDRESS.matcher(typed).find()
                || !SEEN.matcher(typed).matches()) return Optional.empty();
        try {
            return Optional.of(new PersonName(typed.strip()));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
