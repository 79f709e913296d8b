package org.tousaidants.community.resources;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.core.text.BundledFile;

/// « Lexique » — explanations of difficult words in plain language, read from a file. A text can link to an
/// explanation, such as `[compte](/lexique#mot-compte)`.
final class PlainLanguageLexicon {
    static final String HERE = "/lexique";
    private static final List<LexiconEntry> WORDS = read();
    private static final List<LexiconEntry> IN_FRENCH = ordered("fr");
    private static final List<LexiconEntry> IN_ENGLISH = ordered("en");

    /// Marker in the file for a word that is explained but never detected in texts.
    private static final String NEVER = "-";

    private static final int COLUMNS = 5;

    private PlainLanguageLexicon() {}

    /// One explained word.
    ///
    /// @param anchor anchor of the word on the page of the lexicon
    /// @param fr French explanation; `en` is the English one
    /// @param forms pattern that finds the word in a French text
    record LexiconEntry(String anchor, PlainDefinition fr, PlainDefinition en, Pattern forms) {
        PlainDefinition in(String lang) {
            return lang.equals("fr") ? fr : en;
        }

        String href() {
            return HERE + "#" + anchor;
        }
    }

    record PlainDefinition(String word, String plain) {}

    /// Returns the explained words in the alphabetical order of the language.
    static List<LexiconEntry> words(String lang) {
        return lang.equals("fr") ? IN_FRENCH : IN_ENGLISH;
    }

    private static List<LexiconEntry> ordered(String lang) {
        return WORDS.stream()
                .sorted(Comparator.comparing(
                        word -> ResourceSearchWords.folded(word.in(lang).word())))
                .toList();
    }

    /// Returns the explained words that a French text contains, so that they can be explained next to the text.
    static List<LexiconEntry> in(String text) {
        return WORDS.stream().filter(word -> word.forms().matcher(text).find()).toList();
    }

    private static List<LexiconEntry> read() {
        return BundledFile.rows(PlainLanguageLexicon.class, "/resources/lexicon.csv").stream()
                .map(PlainLanguageLexicon::word)
                .toList();
    }

    private static LexiconEntry word(String[] cells) {
        if (cells.length != COLUMNS) throw new IllegalStateException("lexicon: " + String.join(";", cells));
        return new LexiconEntry(
                "mot-" + ResourceSearchWords.folded(cells[0]).replaceAll("[^a-z0-9]+", "-"),
                new PlainDefinition(cells[0], cells[1]),
                new PlainDefinition(cells[3], cells[4]),
                forms(cells[0], cells[2]));
    }

    /// Returns a pattern that finds a word in a text, in the forms that the file states. If it states none,
    /// these are the word and its plural.
    ///
    /// @param said forms in the file
    private static Pattern forms(String word, String said) {
        if (said.equals(NEVER)) return Pattern.compile("(?!)");
        var forms = said.isEmpty()
                ? Stream.of(word, word.replaceAll("(?<=\\p{Ll}{2})(?<![sx])(?= |$)", "s"))
                : Arrays.stream(said.split("\\|"));
        return Pattern.compile(
                forms.map(PlainLanguageLexicon::form).collect(Collectors.joining("|", "(?U)\\b(?:", ")\\b")));
    }

    /// Returns a pattern that finds one form of a word. The first letter may be a capital, and any kind of space
    /// or apostrophe is accepted.
    private static String form(String form) {
        return "(?i:" + form.charAt(0) + ")"
                + form.substring(1).replace(" ", "[ \u00a0\u202f\n]").replace("'", "['’]");
    }
}
