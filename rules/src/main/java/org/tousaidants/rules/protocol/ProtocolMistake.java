package org.tousaidants.rules.protocol;

import java.util.Comparator;
import java.util.Locale;

/// « Erreur de protocole » — a mistake at a position of the files, and how the author corrects it.
public record ProtocolMistake(SourcePosition at, LocalisedText words, LocalisedText instead)
        implements Comparable<ProtocolMistake> {
    /// A mistake that concerns a whole file.
    public static ProtocolMistake inFile(String file, LocalisedText words, LocalisedText instead) {
        return new ProtocolMistake(SourcePosition.start(file), words, instead);
    }

    @Override
    public int compareTo(ProtocolMistake other) {
        return Comparator.comparing(ProtocolMistake::at)
                .thenComparing(ProtocolMistake::toString)
                .compare(this, other);
    }

    public String in(Locale locale) {
        var texts = RuleMessages.in(locale);
        return texts.text("mistake", at.toString(), words.in(locale), instead.in(locale));
    }

    @Override
    public String toString() {
        return in(Locale.FRENCH);
    }
}
