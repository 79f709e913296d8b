package org.tousaidants.commons.resources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// « Lexique » — the words of the field in plain language, as a file says them.
final class Lexicon {
    private static final List<Word> WORDS = read();

    /// @param anchor of the word within its page
    record Word(String word, String plain, String anchor) {}

    private Lexicon() {}

    static List<Word> words() {
        return WORDS;
    }

    /// Those that a text uses, so that each is explained where it stands.
    static List<Word> in(String text) {
        var folded = " " + Words.folded(text).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
        return WORDS.stream()
                .filter(word -> {
                    var wanted = Words.folded(word.word()).replaceAll("[^\\p{L}\\p{N}]+", " ");
                    return folded.contains(" " + wanted + " ") || folded.contains(" " + wanted + "s ");
                })
                .toList();
    }

    private static List<Word> read() {
        try (var file = Objects.requireNonNull(Lexicon.class.getResourceAsStream("/resources/lexicon.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(";", 2))
                    .map(cells -> new Word(
                            cells[0], cells[1], "mot-" + Words.folded(cells[0]).replaceAll("[^a-z0-9]+", "-")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
