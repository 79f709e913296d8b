package org.tousaidants.governance.workshops;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// « Code de l’atelier » — the code with which people join a workshop: six characters without vowels (so that no
/// words appear) and without ambiguous characters, which gives 387 million codes. With sixty tries in ten minutes
/// per address, guessing the code of an open workshop takes decades. A longer code would cause typing errors.
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

    /// Returns a typed code, such as « BRK 7FN » or « brk-7fn »; empty if it is malformed.
    static Optional<WorkshopCode> typed(String text) {
        var plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}.\u00a0]", "");
        return FORM.matcher(plain).matches() ? Optional.of(new WorkshopCode(plain)) : Optional.empty();
    }

    /// Returns the code in two groups, such as « BRK 7FN », which is easier to read aloud.
    String grouped() {
        return value.substring(0, LENGTH / 2).toUpperCase(Locale.ROOT) + "\u00a0"
                + value.substring(LENGTH / 2).toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
