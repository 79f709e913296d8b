package org.tousaidants.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.web.RunningSite;

/// Texts in easy French (FALC) keep the European rules that a program can check: short sentences, digits, no
/// bracket, no acronym. The seven pages that have such texts offer them by a link, and say that nobody has read them
/// again.
class EasyFrenchTest extends RunningSite {
    private static final Path FILE = Path.of("find/src/main/resources/messages/person_fr-x-falc.properties");
    private static final Path SEARCH = Path.of("find/src/main/resources/first/fr.properties");
    private static final int LONGEST = 12;
    private static final List<String> FACTS = List.of("checked", "name", "pages");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d");
    private static final Pattern NUMBER_IN_WORDS =
            Pattern.compile("(?i)\\b(deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|vingt|trente|cent)\\b");
    private static final Pattern HARD_SIGN = Pattern.compile("[;(…]| – |\\bcf\\b|\\betc\\b");
    private static final Pattern ACRONYM = Pattern.compile("\\b\\p{Lu}{2,}\\b");
    private static final List<String> KNOWN_ACRONYMS = List.of("EUPL", "CAF");

    private static Map<String, String> texts(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .filter(key -> !FACTS.contains(key))
                .collect(Collectors.toMap(Function.identity(), key -> properties.getProperty(key, "")));
    }

    private static Map<String, String> french() throws IOException {
        return WordsTest.messages("fr").stream()
                .collect(Collectors.toMap(WordsTest.MessageText::key, WordsTest.MessageText::words, (one, _) -> one));
    }

    @Test
    void eachEasyTextHasItsFrenchTextAndTheSamePlaceholders() throws IOException {
        var french = french();
        assertThat(texts(FILE)).allSatisfy((key, text) -> {
            assertThat(french).as(key).containsKey(key);
            assertThat(placeholders(text)).as(key).isEqualTo(placeholders(french.getOrDefault(key, "")));
        });
    }

    private static TreeSet<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void sentencesAreShortAndNumbersAreDigits() throws IOException {
        var faults = new TreeMap<String, String>();
        for (var file : List.of(FILE, SEARCH))
            texts(file).forEach((key, text) -> {
                for (var sentence : WordsTest.END.split(text))
                    if (WordsTest.words(sentence).count() > LONGEST) faults.put(key, sentence);
                for (var rule : List.of(NUMBER_IN_WORDS, HARD_SIGN)) {
                    var found = rule.matcher(text);
                    if (found.find()) faults.put(key, found.group());
                }
                ACRONYM.matcher(text)
                        .results()
                        .filter(found -> !KNOWN_ACRONYMS.contains(found.group()))
                        .forEach(found -> faults.put(key, found.group()));
            });
        assertThat(faults).isEmpty();
    }

    @Test
    void anEasyTextPromisesNothingThatTheFrenchTextDoesNotPromise() throws IOException {
        var tied = PromisesTest.tied();
        assertThat(texts(FILE)).allSatisfy((key, text) -> {
            if (!PromisesTest.promise(key, text).isEmpty())
                assertThat(tied).as(text).contains(key);
        });
    }

    @Test
    void aPageOfThePersonIsReadInEasyFrenchAndSaysThatNobodyReadIt() {
        for (var page : List.of("/code", "/avis", "/cahier", "/mandat", "/mentions-legales")) {
            var visitor = visitor();
            assertThat(visitor.get(page).body())
                    .as(page)
                    .contains("href=\"" + page + "?lang=fr-x-falc\"", "Facile à lire")
                    .doesNotContain("Personne n’a encore relu");
            var easy = visitor.get(page + "?lang=fr-x-falc");
            assertThat(easy.body())
                    .as(page)
                    .contains("Personne n’a encore relu ces textes.", "href=\"" + page + "?lang=fr\"", "Texte habituel")
                    .contains("<html lang=\"fr\"");
            assertThat(visitor.get(page + "?lang=en").body()).as(page).doesNotContain("fr-x-falc");
        }
    }

    @Test
    void theChoiceStaysAlsoWhenAFormIsRefused() {
        var visitor = visitor();
        assertThat(visitor.get("/code?lang=fr-x-falc").body()).contains("Vous avez un papier.");
        assertThat(visitor.get("/mandat").body()).contains("Vous pouvez dire stop.");
        var refused = visitor.post("/code", Map.of("_csrf", visitor.token("/code"), "code", "V7K3-9QWX"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Vous avez un papier.", "Personne n’a encore relu")
                .doesNotContain("Texte habituel</a>");
        // A page without easy texts is the French one; its menu of languages leads back to the usual French.
        assertThat(visitor.get("/competences").body())
                .doesNotContain("Personne n’a encore relu")
                .contains("?lang=fr\"");
        assertThat(visitor.get("/code?lang=fr").body()).contains("Le code est sur votre carte");
    }

    @Test
    void aLanguageThatDoesNotExistIsFrench() {
        assertThat(visitor().get("/code?lang=fr-x-autre").body()).contains("Le code est sur votre carte");
    }
}
