package org.tousaidants.commons.resources;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.core.text.ShippedFile;

/// « Lexique » — the words of the field in plain language, as a file says them; a text links to one as
/// `[compte](/lexique#mot-compte)`.
final class Lexicon {
    static final String HERE = "/lexique";
    private static final List<Word> WORDS = read();
    private static final List<Word> IN_FRENCH = ordered("fr");
    private static final List<Word> IN_ENGLISH = ordered("en");

    /// Of a word that is explained and never looked for.
    private static final String NEVER = "-";

    private static final int COLUMNS = 5;

    private Lexicon() {}

    /// @param anchor of the word within its page
    /// @param forms as a French text writes it
    record Word(String anchor, Said fr, Said en, Pattern forms) {
        Said in(String lang) {
            return lang.equals("fr") ? fr : en;
        }

        String href() {
            return HERE + "#" + anchor;
        }
    }

    record Said(String word, String plain) {}

    /// In the order of the letters of the language.
    static List<Word> words(String lang) {
        return lang.equals("fr") ? IN_FRENCH : IN_ENGLISH;
    }

    private static List<Word> ordered(String lang) {
        return WORDS.stream()
                .sorted(Comparator.comparing(
                        word -> TypedWords.folded(word.in(lang).word())))
                .toList();
    }

    /// Those that a French text uses, so that each is explained where it stands.
    static List<Word> in(String text) {
        return WORDS.stream().filter(word -> word.forms().matcher(text).find()).toList();
    }

    private static List<Word> read() {
        return ShippedFile.rows(Lexicon.class, "/resources/lexicon.csv").stream()
                .map(Lexicon::word)
                .toList();
    }

    private static Word word(String[] cells) {
        if (cells.length != COLUMNS) throw new IllegalStateException("lexicon: " + String.join(";", cells));
        return new Word(
                "mot-" + TypedWords.folded(cells[0]).replaceAll("[^a-z0-9]+", "-"),
                new Said(cells[0], cells[1]),
                new Said(cells[3], cells[4]),
                forms(cells[0], cells[2]));
    }

    /// As the file says, or the word and its plural.
    private static Pattern forms(String word, String said) {
        if (said.equals(NEVER)) return Pattern.compile("(?!)");
        var forms = said.isEmpty()
                ? Stream.of(word, word.replaceAll("(?<=\\p{Ll}{2})(?<![sx])(?= |$)", "s"))
                : Arrays.stream(said.split("\\|"));
        return Pattern.compile(forms.map(Lexicon::form).collect(Collectors.joining("|", "(?U)\\b(?:", ")\\b")));
    }

    /// Its first letter small or not, its blanks and apostrophes as printed.
    private static String form(String form) {
        return "(?i:" + form.charAt(0) + ")"
                + form.substring(1).replace(" ", "[ \u00a0\u202f\n]").replace("'", "['’]");
    }
}
