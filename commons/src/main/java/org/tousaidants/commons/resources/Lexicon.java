package org.tousaidants.commons.resources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.web.ExplainedWords;
import org.tousaidants.platform.web.Page;

/// « Lexique » — the words of the field in plain language, as a file says them; every public page links to them.
@Component
final class Lexicon implements ExplainedWords {
    static final String HERE = "/lexique";
    private static final List<Word> WORDS = read();
    private static final List<Word> IN_FRENCH = ordered("fr");
    private static final List<Word> IN_ENGLISH = ordered("en");

    /// Of a word that is explained and never linked.
    private static final String NEVER = "-";

    private static final int COLUMNS = 6;

    /// @param anchor of the word within its page
    record Word(String anchor, Said fr, Said en) {
        Said in(String lang) {
            return lang.equals("fr") ? fr : en;
        }

        String href() {
            return HERE + "#" + anchor;
        }
    }

    /// @param forms see [ExplainedWords.Explained]
    record Said(String word, String plain, List<String> forms) {}

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
    static List<Word> in(String text, Page page) {
        return page.wordsIn(text, "fr").stream()
                .flatMap(href -> WORDS.stream().filter(word -> word.href().equals(href)))
                .toList();
    }

    @Override
    public List<Explained> in(String lang) {
        return WORDS.stream()
                .map(word -> new Explained(word.href(), word.in(lang).forms()))
                .toList();
    }

    private static List<Word> read() {
        try (var file = Objects.requireNonNull(Lexicon.class.getResourceAsStream("/resources/lexicon.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(";", -1))
                    .map(Lexicon::word)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Word word(String[] cells) {
        if (cells.length != COLUMNS) throw new IllegalStateException("lexicon: " + String.join(";", cells));
        return new Word(
                "mot-" + TypedWords.folded(cells[0]).replaceAll("[^a-z0-9]+", "-"),
                new Said(cells[0], cells[1], forms(cells[0], cells[2])),
                new Said(cells[3], cells[4], forms(cells[3], cells[5])));
    }

    /// As the file says, or the word and its plural.
    private static List<String> forms(String word, String said) {
        if (said.equals(NEVER)) return List.of();
        if (!said.isEmpty()) return Arrays.asList(said.split("\\|"));
        return List.copyOf(new LinkedHashSet<>(List.of(word, word.replaceAll("(?<=\\p{Ll}{2})(?<![sx])(?= |$)", "s"))));
    }
}
