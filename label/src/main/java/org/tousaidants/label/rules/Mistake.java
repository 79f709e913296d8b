package org.tousaidants.label.rules;

import java.util.Comparator;
import java.util.Locale;

/// « Erreur de protocole » — what is wrong at one place of the files, and what to write instead.
public record Mistake(At at, Said words, Said instead) implements Comparable<Mistake> {
    /// About a file as a whole.
    public static Mistake inFile(String file, Said words, Said instead) {
        return new Mistake(At.start(file), words, instead);
    }

    @Override
    public int compareTo(Mistake other) {
        return Comparator.comparing(Mistake::at)
                .thenComparing(Mistake::toString)
                .compare(this, other);
    }

    public String in(Locale locale) {
        var texts = Texts.in(locale);
        return texts.text("mistake", at.toString(), words.in(locale), instead.in(locale));
    }

    @Override
    public String toString() {
        return in(Locale.FRENCH);
    }
}
