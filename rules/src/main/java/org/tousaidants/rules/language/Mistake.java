package org.tousaidants.rules.language;

import java.util.Comparator;
import java.util.Locale;

/// « Erreur de protocole » — the mistake at one place of the files, and the correction to write.
public record Mistake(SourcePosition at, LocalisedText words, LocalisedText instead) implements Comparable<Mistake> {
    /// About a file as a whole.
    public static Mistake inFile(String file, LocalisedText words, LocalisedText instead) {
        return new Mistake(SourcePosition.start(file), words, instead);
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
