package org.tousaidants.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;
import org.tousaidants.Modules;
import org.tousaidants.platform.web.Messages;

/// A message that promises something (free of charge, not kept, without a name, a number of days) names the test that
/// verifies the promise, in `words/promises.tsv`: key, promising words of the message, test, constant of the code with
/// its value, and the reason if no test can verify the promise.
class PromisesTest {
    private static final Path TABLE = Path.of("app/src/test/resources/words/promises.tsv");

    /// The words that promise. A duration alone is a figure; a duration after « marche » or « gardé » is a promise.
    private static final List<String> PROMISING = List.of(
            "\\b(c.est|est|appel|souvent) gratuite?s?\\b|aide est gratuite",
            "\\bne (vous )?(gard|conserv|enregistr)\\w+ (rien|aucune?|pas|ni)\\b|\\bn.est (pas )?gardée?\\b",
            "\\bn.envoie et ne garde\\b|\\bpas gardée?s?\\b|reste sur votre (appareil|papier)",
            "ne vous suit|\\w+ sortes de cookies",
            "\\bsans (votre |son |leur )?nom\\b|\\baucun nom\\b|\\banonymes?\\b|sans savoir qui|personne ne connaît",
            "\\b(s.effacent?|(est|sont|seront|sera) effacée?s?|avons effacé|nous effaçons)\\b",
            "\\b(marche|vaut|valable|ouverte?|se ferme|finit|gardés?|répond|répondez|répondons)"
                    + " (en |dans |pendant |sous |avant )?"
                    + "(\\{\\d\\}|\\d+|un|une|deux|trois|cinq|six|sept|dix|douze|trente)"
                    + " (minutes?|heures?|jours?|semaines?|mois|ans?)\\b",
            "effacée? dans \\w+ jours|\\b(trois|cinq|dix|quinze) (minutes|secondes)\\b",
            "personne ne (peut|la voit|le voit|vous demandera)",
            "à tout moment|c.est immédiat|à l.instant|plus jamais|ne change jamais",
            "au moins quatre|par (groupes de )?cinq|à partir de cinq|en dessous de cinq|ne montrent jamais",
            "chiffré avec");

    private static final Pattern PROMISE = Pattern.compile(
            String.join("|", PROMISING),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern COOKIE_DURATION = Pattern.compile("web\\.cookies\\.ta_\\w+\\.until");

    private static final Map<String, Duration> DURATION_IN_WORDS = Map.of(
            "Un an", Duration.ofDays(365),
            "Un mois", Duration.ofDays(31),
            "Douze heures", Duration.ofHours(12),
            "Une heure", Duration.ofHours(1),
            "Une demi-heure", Duration.ofMinutes(30));

    private static final List<String> NUMBERS =
            List.of("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix");

    private record VerifiedPromise(String key, String words, String test, String constant, String reason) {}

    @Test
    void aMessageThatPromisesNamesTheTestThatVerifiesIt() throws IOException {
        var promises = new TreeMap<String, String>();
        messages().forEach((key, text) -> {
            var words = promise(key, text);
            if (!words.isEmpty()) promises.put(key, words);
        });
        var tied = table().stream()
                .collect(Collectors.toMap(
                        VerifiedPromise::key, VerifiedPromise::words, (first, _) -> first, TreeMap::new));
        assertThat(table().stream().map(VerifiedPromise::key)).doesNotHaveDuplicates();
        // A changed sentence promises something else: read the test again, then write the new words in the table.
        assertThat(tied).as(TABLE.toString()).isEqualTo(promises);
    }

    /// Returns the words of a message that promise, separated by a bar; empty if the message promises nothing.
    static String promise(String key, String text) {
        if (COOKIE_DURATION.matcher(key).matches()) return text;
        return PROMISE.matcher(text).results().map(found -> found.group()).collect(Collectors.joining(" | "));
    }

    @Test
    void eachTestOfTheTableExists() throws IOException {
        var tests = new TreeSet<String>();
        try (var files = Modules.files("src/test/java")) {
            for (var file :
                    files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                Pattern.compile(
                                "@(?:Parameterized|Repeated)?Test(?:\\([^)]*\\))?\\s+(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:public )?void (\\w+)\\(")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(method -> tests.add(name + "#" + method.group(1)));
            }
        }
        assertThat(table()).allSatisfy(one -> {
            if (one.test().equals("-")) assertThat(one.reason()).as(one.key()).isNotBlank();
            else assertThat(tests).as(one.key()).contains(one.test());
        });
    }

    /// A number of days or minutes in a message is that of the code, which the table names with its value.
    @Test
    void eachConstantOfTheTableHasItsValue() throws IOException {
        assertThat(table()).allSatisfy(one -> {
            if (one.constant().isEmpty()) return;
            var parts = one.constant().split("=");
            var field = parts[0].lastIndexOf('.');
            assertThat(String.valueOf(ReflectionTestUtils.getField(
                            Class.forName(parts[0].substring(0, field)), parts[0].substring(field + 1))))
                    .as(one.key())
                    .isEqualTo(parts[1]);
            var words = Messages.in("fr").t(one.key(), 0, 0, 0, 0, 0, 0, 0);
            if (DURATION_IN_WORDS.containsKey(words))
                assertThat(Duration.parse(parts[1])).as(one.key()).isEqualTo(DURATION_IN_WORDS.get(words));
        });
    }

    @Test
    void theCookiesAreThoseOfTheListAndLastAsLongAsItSays() throws IOException {
        var listed = quoted(
                "\"(ta_\\w+)\"", read(Path.of("platform/src/main/java/org/tousaidants/platform/web/cookies.jte")));
        var set = new TreeSet<String>();
        for (var file : sources(".java")) {
            var text = read(file);
            if (text.contains("okie")) set.addAll(quoted("\"(ta_[a-z]+)\"", text));
        }
        assertThat(listed).as("cookies that the code sets").containsAll(set);
        assertThat(Messages.in("fr").t("web.legal.data.cookies"))
                .contains(NUMBERS.get(listed.size()) + " sortes de cookies");
    }

    @Test
    void aLessonTakesNoAnswer() {
        for (var file : sources(".java"))
            assertThat(read(file)).as(file.toString()).doesNotContainPattern("PostMapping\\(\"/modules");
    }

    /// The retention files declare each column that names a person (`ExpiredDataDeletionTest` compares them with the
    /// tables): those of the booklets and of the vouchers declare none.
    @Test
    void nothingOfABookletNamesItsHolder() {
        for (var name : List.of("booklets", "treasury"))
            assertThat(read(Path.of("vouchers/src/main/resources/retention/" + name + ".yaml")))
                    .doesNotContain("people:", "name:", "mail:");
    }

    private static TreeSet<String> quoted(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> sources(String end) {
        try (Stream<Path> files = Modules.files(Modules.JAVA)) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    private static Map<String, String> messages() throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Modules.files(Modules.RESOURCES + "/messages")) {
            for (var file : files.filter(each -> each.toString().endsWith("_fr.properties"))
                    .toList()) {
                var properties = new java.util.Properties();
                try (var reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
                for (var key : properties.stringPropertyNames())
                    texts.put(
                            key,
                            properties
                                    .getProperty(key, "")
                                    .replace('\u00a0', ' ')
                                    .replace('\u202f', ' '));
            }
        }
        return texts;
    }

    /// Returns the keys of the messages that the table ties to a test.
    static List<String> tied() throws IOException {
        return table().stream().map(VerifiedPromise::key).toList();
    }

    private static List<VerifiedPromise> table() throws IOException {
        var lines = new ArrayList<VerifiedPromise>();
        for (var line : Files.readAllLines(TABLE).stream().skip(1).toList()) {
            var cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(5);
            lines.add(new VerifiedPromise(cells[0], cells[1], cells[2], cells[3], cells[4]));
        }
        return lines;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
