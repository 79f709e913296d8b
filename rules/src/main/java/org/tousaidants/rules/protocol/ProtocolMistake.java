package org.tousaidants.rules.protocol;

import java.util.Comparator;
import java.util.Locale;

/// « Erreur de protocole » — a mistake at a position of the files, and the correction proposed to the author.
public record ProtocolMistake(FileLinePosition at, LocalisedText words, LocalisedText instead)
        implements Comparable<ProtocolMistake> {
    /// Creates a mistake that concerns a whole file.
    public static ProtocolMistake inFile(String file, LocalisedText words, LocalisedText instead) {
        return new ProtocolMistake(FileLinePosition.start(file), words, instead);
    }

    @Override
    public int compareTo(ProtocolMistake other) {
        return Comparator.comparing(ProtocolMistake::at)
                .thenComparing(ProtocolMistake::toString)
                .compare(this, other);
    }

    public String in(Locale locale) {
        var texts = RuleTextMessages.in(locale);
        return texts.text("mistake", at.toString(), words.in(locale), instead.in(locale));
    }

    @Override
    public String toString() {
        return in(Locale.FRENCH);
    }
}
