package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tousaidants.Modules;

class MessagesTest {
    private static final Pattern USED =
            Pattern.compile("\\b(?:t|rich)\\(\\s*\"([a-zA-Z0-9]+\\.[a-zA-Z0-9.-]*[a-zA-Z0-9])\"");

    private static final Pattern HANDED_ON = Pattern.compile("\"([a-z]+\\.[a-z][a-z_-]*(?:\\.[a-z0-9_-]+)+)\"");

    private static final Set<String> FILES = Set.of("communes.csv.gz");

    private static final Pattern KEY = Pattern.compile("\\s*([^#!\\s=:][^\\s=:]*)\\s*[=:]");

    @Test
    void bothLanguagesSayTheSame() {
        assertThat(Messages.in(Locale.ENGLISH).keys())
                .isEqualTo(Messages.in(Locale.FRENCH).keys());
    }

    /// Checks only literal keys; PagesTest covers composed ones.
    @Test
    void everyTextThatIsAskedForExists() throws IOException {
        var missing = new TreeSet<String>();
        try (var files = Modules.files(Modules.JAVA)) {
            for (var file : files.filter(path -> path.toString().matches(".*\\.(java|jte)"))
                    .toList()) {
                var asked = USED.matcher(Files.readString(file));
                while (asked.find())
                    if (!Messages.in(Locale.FRENCH).has(asked.group(1)))
                        missing.add(file.getFileName() + ": " + asked.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    /// A string that looks like a key of a package is one, or is the beginning of some. It has at least three
    /// parts: two may be a file name.
    @Test
    void everyTextThatIsHandedOnExists() throws IOException {
        var keys = new TreeSet<>(Messages.in(Locale.FRENCH).keys());
        var missing = new TreeSet<String>();
        try (var files = Modules.files(Modules.JAVA)) {
            for (var file : files.filter(path -> path.toString().matches(".*\\.(java|jte)"))
                    .toList()) {
                var handed = HANDED_ON.matcher(Files.readString(file));
                while (handed.find()) {
                    var key = handed.group(1);
                    var room = key.substring(0, key.indexOf('.') + 1);
                    var next = keys.ceiling(key);
                    if (isBegun(keys, room) && (next == null || !next.startsWith(key)) && !FILES.contains(key))
                        missing.add(file.getFileName() + ": " + key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isBegun(TreeSet<String> keys, String room) {
        var first = keys.ceiling(room);
        return first != null && first.startsWith(room);
    }

    /// The second one would win silently: Java's own reader of these files forgets the first.
    @Test
    void noKeyIsWrittenTwice() throws IOException {
        for (var language : List.of("_fr.properties", "_en.properties"))
            try (var files = Modules.files(Modules.RESOURCES + "/messages")) {
                // All packages at once: their texts are one bundle.
                var all = files.filter(file -> file.toString().endsWith(language))
                        .flatMap(file -> lines(file).stream())
                        .toList();
                assertThat(writtenTwice(all)).as(language).isEmpty();
            }
        assertThat(writtenTwice(List.of("a.b=1", "#a.b=2", "a.c = 1", " a.b: 3", "a.bc=1", "")))
                .containsExactly("a.b");
    }

    private static Stream<String> writtenTwice(List<String> lines) {
        var seen = new TreeSet<String>();
        return lines.stream()
                .map(KEY::matcher)
                .filter(Matcher::lookingAt)
                .map(key -> key.group(1))
                .filter(key -> !seen.add(key));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aMissingTextIsNeverShownAsItsKey() {
        assertThatThrownBy(() -> Messages.in(Locale.FRENCH).t("web.nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("web.nowhere");
    }

    @Test
    void anyOtherLanguageIsAnsweredInFrench() {
        assertThat(Messages.in(Locale.GERMAN).locale()).isEqualTo(Locale.FRENCH);
        assertThat(Messages.in(Locale.CANADA).locale()).isEqualTo(Locale.ENGLISH);
    }
}
