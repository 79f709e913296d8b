package org.tousaidants.places.harvest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tousaidants.places.columnmapping.ColumnMappingReader.MappingMistake;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.Page;

/// « Les motifs en mots » — writes a reason (key and details) as a sentence in the reader's language.
final class RefusalReasonTexts {
    private static final String PREFIX = "harvest.why.";

    /// Key of reasons that were stored as a French sentence, before reasons had keys.
    private static final String TOLD = PREFIX + "told";

    static final RefusalReason INTERRUPTED = RefusalReason.of(PREFIX + "interrupted");
    static final RefusalReason OVERTAKEN = RefusalReason.of(PREFIX + "overtaken");
    static final RefusalReason BUG = RefusalReason.of(PREFIX + "bug");
    static final RefusalReason CUT_OFF = RefusalReason.of(PREFIX + "cut-off");
    static final RefusalReason EMPTY = RefusalReason.of(PREFIX + "empty");
    static final RefusalReason OTHERS = RefusalReason.of(PREFIX + "others");

    /// The reason for a repeated id, without line number, so that all records with a repeated id are counted
    /// together.
    static final RefusalReason REPEATED_ID = RefusalReason.of(PREFIX + "repeated-id");

    private interface ReasonTextLookup {
        String t(String key, Object... args);
    }

    private RefusalReasonTexts() {}

    static RefusalReason of(String name, Object... details) {
        return RefusalReason.of(PREFIX + name, details);
    }

    static RefusalReason told(String french) {
        return RefusalReason.of(TOLD, french);
    }

    static String words(RefusalReason why, Page page) {
        return words(why, page::t);
    }

    static String words(RefusalReason why, Messages messages) {
        return words(why, messages::t);
    }

    /// Returns the sentence for a reason in French, with normal spaces instead of no-break spaces. It is used on
    /// a terminal and in files in which people search.
    static String french(RefusalReason why) {
        return plain(words(why, Messages.in(Locale.FRENCH)));
    }

    static String french(MappingMistake mistake) {
        return plain(words(mistake, Messages.in(Locale.FRENCH)));
    }

    static String words(MappingMistake mistake, Messages messages) {
        var words = words(mistake.why(), messages);
        return mistake.path().isEmpty() ? words : messages.t("mapping.mistake.at", mistake.path(), words);
    }

    /// Returns the `lang` attribute of the sentence for a reason: a sentence that was stored in French is marked
    /// as French on an English page. Null if no attribute is needed.
    static @Nullable String lang(RefusalReason why) {
        return why.key().equals(TOLD) ? "fr" : null;
    }

    private static String words(RefusalReason why, ReasonTextLookup texts) {
        return why.isEmpty()
                ? ""
                : texts.t(
                        why.key(),
                        why.details().stream()
                                .map(detail -> detail instanceof RefusalReason inner
                                        ? withinASentence(words(inner, texts))
                                        : detail)
                                .toArray());
    }

    private static String plain(String words) {
        return words.replace('\u00a0', ' ');
    }

    private static String withinASentence(String words) {
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }
}
