package org.tousaidants.rules.protocol;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// « Phrase » — a sentence that is stored as a message key with its parameters, and is written in the language of
/// the reader. A parameter is a text, a number, a day, another sentence, or a list of these.
public record LocalisedText(String key, List<Object> holes) {
    public static LocalisedText of(String key, Object... holes) {
        return new LocalisedText(key, List.of(holes));
    }

    public String in(Locale locale) {
        return in(locale, UnaryOperator.identity());
    }

    /// Returns the sentence in a language.
    ///
    /// @param quote transforms each text that comes from a protocol, for example to mark its language
    public String in(Locale locale, UnaryOperator<String> quote) {
        var texts = RuleTextMessages.in(locale);
        return texts.text(
                key, holes.stream().map(hole -> texts.hole(hole, quote)).toArray(String[]::new));
    }

    @Override
    public String toString() {
        return in(Locale.FRENCH);
    }

    /// « Énumération » — several parts as one text: « a, b and c » if `and` is true, otherwise one sentence
    /// after another.
    public record TextList(List<?> all, boolean and) {
        public static TextList and(List<?> all) {
            return new TextList(List.copyOf(all), true);
        }

        public static TextList phrases(List<LocalisedText> all) {
            return new TextList(List.copyOf(all), false);
        }

        @Override
        public String toString() {
            return in(Locale.FRENCH, UnaryOperator.identity());
        }

        String in(Locale locale, UnaryOperator<String> quote) {
            var texts = RuleTextMessages.in(locale);
            var words = all.stream().map(one -> texts.hole(one, quote)).toList();
            var last = words.size() - 1;
            if (!and || last < 1) return String.join(and ? "" : " ; ", words);
            return String.join(", ", words.subList(0, last)) + texts.text("list.and") + words.get(last);
        }
    }
}
