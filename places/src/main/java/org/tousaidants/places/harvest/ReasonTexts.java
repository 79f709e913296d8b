package org.tousaidants.places.harvest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tousaidants.places.columnmapping.MappingReader.Mistake;
import org.tousaidants.places.intake.Reason;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.Page;

/// « Les motifs en mots » — writes a reason (key and details) as a sentence in the reader's language.
final class ReasonTexts {
    private static final String PREFIX = "harvest.why.";

    /// Key of reasons stored as a French sentence, before they had keys.
    private static final String TOLD = PREFIX + "told";

    static final Reason INTERRUPTED = Reason.of(PREFIX + "interrupted");
    static final Reason OVERTAKEN = Reason.of(PREFIX + "overtaken");
    static final Reason BUG = Reason.of(PREFIX + "bug");
    static final Reason CUT_OFF = Reason.of(PREFIX + "cut-off");
    static final Reason EMPTY = Reason.of(PREFIX + "empty");
    static final Reason OTHERS = Reason.of(PREFIX + "others");

    /// The reason for a repeated id without its line, so that all such records are counted together.
    static final Reason REPEATED_ID = Reason.of(PREFIX + "repeated-id");

    private interface Texts {
        String t(String key, Object... args);
    }

    private ReasonTexts() {}

    static Reason of(String name, Object... details) {
        return Reason.of(PREFIX + name, details);
    }

    static Reason told(String french) {
        return Reason.of(TOLD, french);
    }

    static String words(Reason why, Page page) {
        return words(why, page::t);
    }

    static String words(Reason why, Messages messages) {
        return words(why, messages::t);
    }

    /// The sentence in French with normal spaces, for a terminal and for files that people search.
    static String french(Reason why) {
        return plain(words(why, Messages.in(Locale.FRENCH)));
    }

    static String french(Mistake mistake) {
        return plain(words(mistake, Messages.in(Locale.FRENCH)));
    }

    static String words(Mistake mistake, Messages messages) {
        var words = words(mistake.why(), messages);
        return mistake.path().isEmpty() ? words : messages.t("mapping.mistake.at", mistake.path(), words);
    }

    /// The value of `lang=""`: sentences stored in French are marked as French on an English page.
    static @Nullable String lang(Reason why) {
        return why.key().equals(TOLD) ? "fr" : null;
    }

    private static String words(Reason why, Texts texts) {
        return why.isEmpty()
                ? ""
                : texts.t(
                        why.key(),
                        why.details().stream()
                                .map(detail ->
                                        detail instanceof Reason inner ? withinASentence(words(inner, texts)) : detail)
                                .toArray());
    }

    private static String plain(String words) {
        return words.replace('\u00a0', ' ');
    }

    private static String withinASentence(String words) {
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }
}
