package org.tousaidants.label.rules;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// « Phrase » — a sentence of ours by its name in the message files, with what stands in its holes: it is said in
/// the language of the reader. A hole holds words, a number, a day, another phrase, or several of them.
public record Said(String key, List<Object> holes) {
    public static Said of(String key, Object... holes) {
        return new Said(key, List.of(holes));
    }

    public String in(Locale locale) {
        return in(locale, UnaryOperator.identity());
    }

    /// The same, where what a protocol wrote goes through `quote`, which may mark its language.
    public String in(Locale locale, UnaryOperator<String> quote) {
        var texts = Texts.in(locale);
        return texts.text(
                key, holes.stream().map(hole -> texts.hole(hole, quote)).toArray(String[]::new));
    }

    @Override
    public String toString() {
        return in(Locale.FRENCH);
    }

    /// « Énumération » — a, b and c; or one phrase after the other.
    record Several(List<?> all, boolean and) {
        static Several and(List<?> all) {
            return new Several(List.copyOf(all), true);
        }

        static Several phrases(List<Said> all) {
            return new Several(List.copyOf(all), false);
        }

        @Override
        public String toString() {
            return in(Locale.FRENCH, UnaryOperator.identity());
        }

        String in(Locale locale, UnaryOperator<String> quote) {
            var texts = Texts.in(locale);
            var words = all.stream().map(one -> texts.hole(one, quote)).toList();
            var last = words.size() - 1;
            if (!and || last < 1) return String.join(and ? "" : " ; ", words);
            return String.join(", ", words.subList(0, last)) + texts.text("list.and") + words.get(last);
        }
    }
}
