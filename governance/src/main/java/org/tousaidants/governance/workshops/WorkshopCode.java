package org.tousaidants.governance.workshops;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// « Code de l’atelier » — six characters without vowels (so no words) and without ambiguous characters: 387
/// million codes. With sixty tries in ten minutes per address, guessing an open workshop takes decades. A
/// longer code would cause typing errors.
record WorkshopCode(String value) {
    private static final int LENGTH = 6;
    private static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxz";
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    WorkshopCode {
        if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("not the code of a workshop");
    }

    static WorkshopCode draw(RandomGenerator random) {
        var code = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return new WorkshopCode(code.toString());
    }

    /// Parses a typed code: « BRK 7FN », « brk-7fn ».
    static Optional<WorkshopCode> typed(String text) {
        var plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}.\u00a0]", "");
        return FORM.matcher(plain).matches() ? Optional.of(new WorkshopCode(plain)) : Optional.empty();
    }

    /// The code in two groups, to read aloud: « BRK 7FN ».
    String grouped() {
        return value.substring(0, LENGTH / 2).toUpperCase(Locale.ROOT) + "\u00a0"
                + value.substring(LENGTH / 2).toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
