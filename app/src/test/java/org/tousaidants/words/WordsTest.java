package org.tousaidants.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tousaidants.Modules;
import org.tousaidants.core.text.TextNormalisation;

/// One thing has one word: `words/words.tsv` names each word that was left behind, the word to use, and the
/// keys or files that keep it with a reason.
class WordsTest {
    private static final Path TABLE = Path.of("app/src/test/resources/words/words.tsv");
    private static final int LONGEST = 20;

    private static final Pattern LETTER = Pattern.compile("\\.mail(\\.|$)|\\.(body|subject)$");
    static final Pattern PUBLIC = Pattern.compile("^(find|first|takehome|mylife|diagnostic|bookings|appointments"
            + "|figures|procedures|listing|opendata\\.page|web\\.(status|legal|cookies|footer|accessibility)|places\\.page"
            + "|outcomes\\.(code|kept)|referrals\\.person|mandates\\.(ask|yours)|redemptions\\.voucher"
            + "|badges\\.(verify|followed)|schedule|care\\.(report|thanks)|equity|skills|census|events|resources|training"
            + "|helpers\\.become)\\.");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    static final Pattern END = Pattern.compile("[.?!:;…]+(?:\\s|$)|\\n");
    private static final Pattern ADDRESS = Pattern.compile("\\]\\([^)\\s]*\\)|https?://\\S+");
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>|\\$(?:unsafe)?\\{[^}]*}|@\\w+\\([^)]*\\)");

    record MessageText(Path file, String key, String words) {}

    private record WordRule(
            String language,
            String where,
            Pattern rejected,
            boolean exact,
            String kept,
            @Nullable Pattern except) {
        static WordRule of(String line) {
            var cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(6);
            assertThat(cells[5].isEmpty())
                    .as("each exception has a reason: %s", line)
                    .isEqualTo(cells[4].isEmpty());
            var exact = cells[2].startsWith("=");
            return new WordRule(
                    cells[0],
                    cells[1],
                    Pattern.compile(exact ? cells[2].substring(1) : cells[2]),
                    exact,
                    cells[3],
                    cells[4].isEmpty() ? null : Pattern.compile(cells[4]));
        }

        boolean concerns(MessageText text, boolean message) {
            if (where.equals("messages") && !message) return false;
            if (!where.isEmpty() && !where.equals("messages") && !found(Pattern.compile(where), text.key()))
                return false;
            return except == null || !found(except, text.key());
        }
    }

    @Test
    void everyMessageUsesTheKeptWord() throws IOException {
        var faults = new ArrayList<String>();
        for (var language : List.of("fr", "en")) faults.addAll(faults(language, messages(language), true));
        assertThat(faults).isEmpty();
    }

    @Test
    void templatesRulesAndDocumentsUseTheKeptWord() throws IOException {
        var texts = new ArrayList<MessageText>();
        try (var files = Modules.files(Modules.JAVA)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".jte")).toList()) texts.addAll(template(file));
        }
        try (var files = Modules.files(Modules.RESOURCES)) {
            for (var file : files.toList()) {
                var path = file.toString().replace('\\', '/');
                if (path.matches(".*/(protocol|retention)/.*\\.yaml")) texts.addAll(rules(file));
                if (path.matches(".*/(protocol|modules)/[^.]*\\.md") && !path.endsWith("-en.md"))
                    texts.addAll(document(file));
            }
        }
        for (var name : List.of("docs/commencer.md", "docs/menu.md")) texts.addAll(document(Path.of(name)));
        assertThat(faults("fr", texts, false)).isEmpty();
    }

    /// `HardSentencesTest` lists the hardest sentences.
    @Test
    void aSentenceOfALetterOrAPublicPageIsShort() throws IOException {
        var tooLong = messages("fr").stream()
                .filter(text -> found(LETTER, text.key()) || found(PUBLIC, text.key()))
                .filter(text -> !text.words().contains(", plural,"))
                .flatMap(text -> END.splitAsStream(text.words())
                        .filter(sentence -> words(sentence).count() > LONGEST)
                        .map(sentence -> text.key() + ": " + sentence.strip()));
        assertThat(tooLong).isEmpty();
    }

    private static List<String> faults(String language, List<MessageText> texts, boolean messages) throws IOException {
        var rules = Files.readAllLines(TABLE).stream()
                .skip(1)
                .map(WordRule::of)
                .filter(rule -> rule.language().equals(language))
                .toList();
        var faults = new ArrayList<String>();
        for (var text : texts) {
            var written = ADDRESS.matcher(text.words()).replaceAll(" ").replace('\u00a0', ' ');
            var folded = TextNormalisation.bare(written).replace('’', '\'');
            for (var rule : rules) {
                var match = rule.rejected().matcher(rule.exact() ? written : folded);
                if (rule.concerns(text, messages) && match.find())
                    faults.add(text.file() + " " + text.key() + ": « " + match.group() + " » → " + rule.kept());
            }
        }
        return faults;
    }

    static List<MessageText> messages(String language) throws IOException {
        var texts = new ArrayList<MessageText>();
        try (var files = Modules.files(Modules.RESOURCES + "/messages")) {
            for (var file : files.filter(each -> each.toString().endsWith("_" + language + ".properties"))
                    .toList()) {
                var properties = new Properties();
                try (var reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
                for (var key : properties.stringPropertyNames())
                    texts.add(new MessageText(file, key, properties.getProperty(key)));
            }
        }
        return texts;
    }

    /// Only the lines with an accent: the others are code, or say nothing that a rule rejects.
    private static List<MessageText> template(Path file) {
        return lines(file)
                .filter(line -> !line.matches("\\s*[@!<]?[%{@].*"))
                .map(line -> MARKUP.matcher(line).replaceAll(" "))
                .filter(line -> line.matches(".*[éèàçêùîô].*"))
                .map(line -> new MessageText(file, file.getFileName().toString(), line))
                .toList();
    }

    /// The French values of a file of rules: neither comments, nor keys, nor lists of columns.
    private static List<MessageText> rules(Path file) {
        var path = file.toString().replace('\\', '/');
        var key = path.replaceFirst("^.*/(protocol|retention)/", "$1/");
        return lines(file)
                .map(String::strip)
                .filter(line -> !line.startsWith("#") && !line.startsWith("{") && !line.matches("(- )?en:.*"))
                .map(line -> line.replaceFirst("\\s#.*", "").replaceFirst("^(- )?[\\w-]+:(\\s|$)", ""))
                .filter(line -> line.contains(" ") && !line.startsWith("{"))
                .map(line -> new MessageText(file, key, line))
                .toList();
    }

    /// The prose of a French document, without its blocks of code.
    private static List<MessageText> document(Path file) {
        var path = file.toString().replace('\\', '/');
        var key = path.replaceFirst("^.*/(protocol|modules)/", "$1/");
        var texts = new ArrayList<MessageText>();
        var code = false;
        for (var line : lines(file).toList()) {
            if (line.startsWith("```")) code = !code;
            else if (!code) texts.add(new MessageText(file, key, line.replaceAll("`[^`]*`", " ")));
        }
        return texts;
    }

    static Stream<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.FRENCH)).results().map(match -> match.group());
    }

    private static boolean found(Pattern pattern, String text) {
        return pattern.matcher(text).find();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
