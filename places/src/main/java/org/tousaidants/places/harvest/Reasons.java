package org.tousaidants.places.harvest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tousaidants.places.fieldmapping.MappingReader.Mistake;
import org.tousaidants.places.intake.Why;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.Page;

/// « Les motifs en mots » — what a run keeps as a key and its details, said in the language of who reads.
final class Reasons {
    private static final String PREFIX = "harvest.why.";

    /// What was kept before reasons were cases: a sentence, in French.
    private static final String TOLD = PREFIX + "told";

    static final Why INTERRUPTED = Why.of(PREFIX + "interrupted");
    static final Why OVERTAKEN = Why.of(PREFIX + "overtaken");
    static final Why BUG = Why.of(PREFIX + "bug");
    static final Why CUT_OFF = Why.of(PREFIX + "cut-off");
    static final Why EMPTY = Why.of(PREFIX + "empty");
    static final Why OTHERS = Why.of(PREFIX + "others");

    /// Each record has another line: they are counted together.
    static final Why REPEATED_ID = Why.of(PREFIX + "repeated-id");

    private interface Texts {
        String t(String key, Object... args);
    }

    private Reasons() {}

    static Why of(String name, Object... details) {
        return Why.of(PREFIX + name, details);
    }

    static Why told(String french) {
        return Why.of(TOLD, french);
    }

    static String words(Why why, Page page) {
        return words(why, page::t);
    }

    static String words(Why why, Messages messages) {
        return words(why, messages::t);
    }

    /// For a terminal and for files: one searches them with a plain space.
    static String french(Why why) {
        return plain(words(why, Messages.in(Locale.FRENCH)));
    }

    static String french(Mistake mistake) {
        return plain(words(mistake, Messages.in(Locale.FRENCH)));
    }

    static String words(Mistake mistake, Messages messages) {
        var words = words(mistake.why(), messages);
        return mistake.path().isEmpty() ? words : messages.t("mapping.mistake.at", mistake.path(), words);
    }

    /// For `lang=""`: what was kept in French is French on an English page too.
    static @Nullable String lang(Why why) {
        return why.key().equals(TOLD) ? "fr" : null;
    }

    private static String words(Why why, Texts texts) {
        return why.isEmpty()
                ? ""
                : texts.t(
                        why.key(),
                        why.details().stream()
                                .map(detail ->
                                        detail instanceof Why inner ? withinASentence(words(inner, texts)) : detail)
                                .toArray());
    }

    private static String plain(String words) {
        return words.replace('\u00a0', ' ');
    }

    private static String withinASentence(String words) {
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }
}
