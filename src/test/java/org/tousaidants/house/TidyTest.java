package org.tousaidants.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules of the house that show in the text of its files; `SeededMistakesTest` shows that each catches its
/// mistake.
class TidyTest {
    private static final Path MAIN = Path.of("src/main/java/org/tousaidants");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    @Test
    void sqlStaysInItsRoom() {
        assertThat(over(MAIN, ".java", TidyTest::foreignTables))
                .as("a store reads and writes the tables that its room's name prefixes; ask the other room's door")
                .isEmpty();
    }

    @Test
    void publicTypesGiveTheirFrenchName() {
        assertThat(over(MAIN, ".java", TidyTest::withoutFrenchName))
                .as("the Javadoc of a public type opens with « le terme »")
                .isEmpty();
    }

    @Test
    void docLinesAreShort() {
        assertThat(over(Path.of("src"), ".java", TidyTest::longDocLines))
                .as("the formatter breaks a /// line of more than 120 columns into code")
                .isEmpty();
    }

    @Test
    void roomsSayWhatTheyAre() {
        for (var room : rooms())
            assertThat(read(MAIN.resolve(room).resolve("package-info.java")))
                    .as("package-info of " + room)
                    .startsWith("/// «")
                    .contains("@NullMarked")
                    .contains("@ApplicationModule");
    }

    @Test
    void roomsAreFlat() {
        for (var room : rooms())
            assertThat(list(MAIN.resolve(room)).filter(Files::isDirectory))
                    .as("folders in " + room)
                    .isEmpty();
    }

    @Test
    void everyMessageExistsInFrenchAndEnglish() {
        var french = list(MESSAGES)
                .filter(file -> file.toString().endsWith("_fr.properties"))
                .toList();
        assertThat(french).isNotEmpty();
        for (var file : french)
            assertThat(keys(file))
                    .as("keys of " + file.getFileName())
                    .isEqualTo(keys(Path.of(file.toString().replace("_fr.", "_en."))));
    }

    @Test
    void migrationsAreNamedByDateAndRoom() {
        var rooms = rooms();
        assertThat(list(Path.of("src/main/resources/db/migration"))
                        .map(file -> file.getFileName().toString())
                        .filter(name ->
                                !name.matches("V\\d{8}_\\d{4}__(" + String.join("|", rooms) + ")(_[a-z_]+)?\\.sql")))
                .as("migrations are named VYYYYMMDD_HHMM__room_topic.sql")
                .isEmpty();
    }

    static List<String> foreignTables(Path file, String text) {
        if (!file.getFileName().toString().endsWith("Store.java")) return List.of();
        var room = file.getParent().getFileName().toString();
        var tables = Pattern.compile("\\b(?:from|join|into|update)\\s+([a-z]+)_[a-z_]+")
                .matcher(text);
        var foreign = new TreeSet<String>();
        while (tables.find()) if (!tables.group(1).equals(room)) foreign.add(file + ": " + tables.group());
        return List.copyOf(foreign);
    }

    static List<String> withoutFrenchName(Path file, String text) {
        var type = Pattern.compile("(?m)^public (?:sealed |final |abstract |non-sealed )*"
                        + "(?:class|record|interface|enum|@interface) (\\w+)")
                .matcher(text);
        if (!type.find() || file.getFileName().toString().equals("TousAidants.java")) return List.of();
        var doc = Pattern.compile("(?m)^/// .*").matcher(text.substring(0, type.start()));
        return doc.find() && doc.group().startsWith("/// «") ? List.of() : List.of(file + ": " + type.group(1));
    }

    static List<String> longDocLines(Path file, String text) {
        return text.lines()
                .filter(line -> line.strip().startsWith("///") && line.length() > 120)
                .map(line -> file + ": " + line.strip())
                .toList();
    }

    private interface Rule {
        List<String> breaches(Path file, String text);
    }

    private static List<String> over(Path folder, String ending, Rule rule) {
        var breaches = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .forEach(file -> breaches.addAll(rule.breaches(file, read(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return breaches;
    }

    private static Set<String> rooms() {
        var rooms = new TreeSet<String>();
        list(MAIN)
                .filter(Files::isDirectory)
                .forEach(room -> rooms.add(room.getFileName().toString()));
        return rooms;
    }

    private static Stream<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> keys(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
