package org.tousaidants.label.badges;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// « Numéro de preuve » — the number on the card of a badge: twelve characters in three groups. It has 60 random
/// bits, so that nobody can guess it. It contains no i, l, o, u: if they are typed by mistake, they are read as 1,
/// 1, 0 and v.
public record BadgeCode(String value) {
    static final int LENGTH = 12;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    public BadgeCode {
        if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("not the code of a badge");
    }

    public static BadgeCode draw(RandomGenerator random) {
        var code = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return new BadgeCode(code.toString());
    }

    /// Returns a badge number typed by a person, such as « K3F9 X2A7-PD4M »; empty if it is malformed.
    public static Optional<BadgeCode> typed(String text) {
        var plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}.\u00a0]", "")
                .replace('i', '1')
                .replace('l', '1')
                .replace('o', '0')
                .replace('u', 'v');
        return FORM.matcher(plain).matches() ? Optional.of(new BadgeCode(plain)) : Optional.empty();
    }

    /// Returns the badge number in three groups, such as « K3F9 X2A7 PD4M », as it is printed and typed.
    public String grouped() {
        return value.toUpperCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return value;
    }
}
