package org.tousaidants.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Lists the twenty hardest sentences of the public pages in `docs/hard-sentences.md`. A sentence weighs one for each
/// word, and three more for each rare word. A word is rare if it is not among the 10,000 frequent words of French of
/// LanguageTool (LGPL, from Maven) and the lexicon of the site does not explain it.
///
/// `-Dta.fix=true` writes the document (`bin/check --fix` does so). The document may be older than the messages.
class HardSentencesTest {
    private static final String FREQUENT = "/org/languagetool/resource/fr/common_words.txt";
    private static final Path LEXICON = Path.of("community/src/main/resources/resources/lexicon.csv");
    private static final Path DOCUMENT = Path.of("docs/hard-sentences.md");
    private static final int LISTED = 20;
    private static final int RARE_WEIGHS = 3;
    private static final int SHORT = 3;
    /// No public sentence weighs more.
    private static final int HEAVIEST = 18;

    /// @param weight words, and [#RARE_WEIGHS] for each rare word
    private record HardSentence(int words, Set<String> rare, int weight, String key, String text) {}

    @Test
    void noPublicSentenceIsHarderThanTheListAllows() throws IOException {
        var frequent = frequent();
        var sentences = WordsTest.messages("fr").stream()
                .filter(text -> WordsTest.PUBLIC.matcher(text.key()).find())
                .filter(text -> !text.words().contains(", plural,"))
                .flatMap(text -> WordsTest.END
                        .splitAsStream(text.words())
                        .map(sentence -> weighed(frequent, text.key(), sentence.strip())))
                .sorted(Comparator.comparingInt(HardSentence::weight).reversed().thenComparing(HardSentence::key))
                .toList();
        if (Boolean.getBoolean("ta.fix")) Files.writeString(DOCUMENT, document(sentences));
        assertThat(DOCUMENT).exists();
        assertThat(sentences.stream().filter(each -> each.weight() > HEAVIEST)).isEmpty();
    }

    private static HardSentence weighed(Set<String> frequent, String key, String sentence) {
        var plain = sentence.replaceAll("\\]\\([^)]*\\)|https?://\\S+|\\{[^}]*}", " ");
        var words = WordsTest.words(plain).toList();
        var rare = words.stream()
                .filter(word -> word.length() > SHORT && !isFrequent(frequent, word))
                .collect(Collectors.toCollection(TreeSet::new));
        return new HardSentence(words.size(), rare, words.size() + RARE_WEIGHS * rare.size(), key, sentence);
    }

    /// Returns whether the list has the word, its singular, or its infinitive.
    private static boolean isFrequent(Set<String> frequent, String word) {
        return frequent.contains(word)
                || word.matches(".*[sx]") && frequent.contains(word.substring(0, word.length() - 1))
                || word.endsWith("aux") && frequent.contains(word.substring(0, word.length() - 3) + "al")
                || word.matches(".*(ez|ons|ent|ée?s?|ant|era|erez)")
                        && List.of("er", "re", "ir", "e").stream()
                                .anyMatch(end -> frequent.contains(
                                        word.replaceFirst("(ez|ons|ent|ée?s?|ant|era|erez)$", "") + end));
    }

    private static Set<String> frequent() throws IOException {
        var frequent = new HashSet<String>();
        try (var list = Objects.requireNonNull(HardSentencesTest.class.getResourceAsStream(FREQUENT))) {
            for (var line : new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) if (!line.startsWith("#")) WordsTest.words(line).forEach(frequent::add);
        }
        for (var row : Files.readAllLines(LEXICON).stream().skip(1).toList())
            WordsTest.words(row.split(";", 2)[0]).forEach(frequent::add);
        return frequent;
    }

    private static String document(List<HardSentence> sentences) {
        var text = new StringBuilder("""
                # The hardest public sentences

                Written by `bin/check --fix` (`HardSentencesTest`). Weight: one for each word, three more for each rare word.
                Rare: not among the 10,000 frequent words of French of LanguageTool (`common_words.txt`), and not explained in the
                lexicon of the site. Proper names and English words of standards count as rare. Sentences with a plural form
                are not weighed.

                | Public sentences | Mean words | Mean weight | Heavier than 20 |
                |---|---|---|---|
                """);
        text.append("| %d | %.1f | %.1f | %d |%n%n"
                .formatted(
                        sentences.size(),
                        sentences.stream()
                                .mapToInt(HardSentence::words)
                                .average()
                                .orElse(0),
                        sentences.stream()
                                .mapToInt(HardSentence::weight)
                                .average()
                                .orElse(0),
                        sentences.stream().filter(each -> each.weight() > 20).count()));
        text.append("| Weight | Words | Rare words | Message | Sentence |\n|---|---|---|---|---|\n");
        sentences.stream()
                .limit(LISTED)
                .forEach(each -> text.append("| %d | %d | %s | `%s` | %s |%n"
                        .formatted(
                                each.weight(),
                                each.words(),
                                String.join(", ", each.rare()),
                                each.key(),
                                each.text().replace('|', '/').replace('\n', ' '))));
        return text.toString();
    }
}
