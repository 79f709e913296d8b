package org.tousaidants.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tousaidants.Wings;

/// The rules of the house that show in the text of its files; `SeededMistakesTest` shows that each catches its
/// mistake.
class TidyTest {
    /// Rooms whose tables are named after what they keep.
    private static final Map<String, String> TABLES = Map.of("directory", "places", "inforce", "rules");

    @Test
    void sqlStaysInItsRoom() {
        assertThat(over(Wings.files(Wings.JAVA), ".java", TidyTest::foreignTables))
                .as("a store reads and writes the tables that its room's name prefixes; ask the other room's door")
                .isEmpty();
    }

    @Test
    void publicTypesGiveTheirFrenchName() {
        assertThat(over(Wings.files(Wings.JAVA), ".java", TidyTest::withoutFrenchName))
                .as("the Javadoc of a public type opens with « le terme »")
                .isEmpty();
    }

    @Test
    void aFrenchNameBelongsToOneRoom() {
        var rooms = new TreeMap<String, Set<String>>();
        Wings.files(Wings.JAVA)
                .filter(file -> file.toString().endsWith(".java"))
                .forEach(file -> frenchNames(read(file))
                        .forEach(name -> rooms.computeIfAbsent(name, _ -> new TreeSet<>())
                                .add(file.getParent().toString())));
        assertThat(rooms.entrySet())
                .as("two rooms that give two things one French name: say which of them it is")
                .allMatch(name -> name.getValue().size() == 1);
    }

    @Test
    void docLinesAreShort() {
        assertThat(over(Wings.files("src"), ".java", TidyTest::longDocLines))
                .as("the formatter breaks a /// line of more than 120 columns into code")
                .isEmpty();
    }

    @Test
    void docLinesRunToTheirEnd() {
        assertThat(over(Wings.files("src"), ".java", TidyTest::tornDocLines))
                .as("the formatter put the end of a /// line on a line of its own: wrap the comment anew")
                .isEmpty();
    }

    @Test
    void commentsNameWhoActs() {
        assertThat(over(Wings.files("src"), ".java", TidyTest::riddles))
                .as("a comment names who acts, or is passive: « the holder », « not signed »; not nobody, whoever,"
                        + " somebody")
                .isEmpty();
    }

    @Test
    void roomsSayWhatTheyAre() {
        for (var room : rooms())
            assertThat(read(room.resolve("package-info.java")))
                    .as("package-info of " + room)
                    .startsWith("/// «")
                    .contains("@NullMarked")
                    .contains("@ApplicationModule");
    }

    @Test
    void roomsAreFlat() {
        for (var room : rooms())
            assertThat(list(room).filter(Files::isDirectory))
                    .as("folders in " + room)
                    .isEmpty();
    }

    @Test
    void everyMessageExistsInFrenchAndEnglish() {
        var french = Wings.files(Wings.RESOURCES + "/messages")
                .filter(file -> file.toString().endsWith("_fr.properties"))
                .toList();
        assertThat(french).isNotEmpty();
        for (var file : french)
            assertThat(keys(file))
                    .as("keys of " + file.getFileName())
                    .isEqualTo(keys(Path.of(file.toString().replace("_fr.", "_en."))));
    }

    @Test
    void wordsThatPeopleStumbledOnStayAway() {
        var french = Wings.files(Wings.RESOURCES + "/messages")
                .filter(file -> file.toString().endsWith("_fr.properties"))
                .map(TidyTest::read)
                .collect(Collectors.joining("\n"));
        assertThat(french)
                .doesNotContain(
                        "Rien ne répond à tout",
                        "cherché deux fois plus loin",
                        "ne dit être ouvert",
                        "peu sûr ou peu adapté",
                        "dans la source «",
                        "ou se plaindre",
                        "J'ai le lien",
                        "écrivez : aucune",
                        "Vous seul·e voyez",
                        "Habitants trop loin",
                        "à la prochaine tournée",
                        "Municipalités",
                        "En autonomie",
                        "Espace guichet")
                .contains(
                        "Aucun lieu ne remplit toutes vos conditions",
                        "Aucun lieu à moins de {0} km. Nous avons cherché jusqu'à {1} km.",
                        "Tout est fermé aujourd'hui. Voici qui ouvre en premier.",
                        "c'est loin",
                        "Information du {0}.",
                        "Vérifiée il y a",
                        "Vérifier · Signaler un problème",
                        "Ce numéro n'existe pas. Relisez la carte.",
                        "Je n'ai pas de structure",
                        "Personne d'autre ne voit cette page",
                        "Habitants à plus de {0} km",
                        "{0} à 8 h",
                        "=Mairie\n",
                        "Seul, avec quelqu'un à côté",
                        "Vérifier une carte",
                        "Je suis à l'accueil");
    }

    @Test
    void migrationsAreNamedByNumberAndModuleOrRoom() {
        var rooms = Stream.concat(Wings.all().stream(), rooms().stream())
                .map(room -> tables(room.getFileName().toString()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Wings.files(Wings.RESOURCES + "/db/migration")
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !name.matches("V\\d+__(" + String.join("|", rooms) + ")(_[a-z_]+)?\\.sql")))
                .as("migrations are named V10__room_topic.sql")
                .isEmpty();
    }

    static List<String> foreignTables(Path file, String text) {
        if (!file.getFileName().toString().endsWith("Store.java")) return List.of();
        var room = tables(file.getParent().getFileName().toString());
        var tables = Pattern.compile("(?<!epoch )\\b(?:from|join|into|update)\\s+([a-z]+)_[a-z_]+")
                .matcher(text);
        var foreign = new TreeSet<String>();
        while (tables.find())
            // `pg_…` is the catalogue of the server itself.
            if (!tables.group(1).equals(room) && !tables.group(1).equals("pg"))
                foreign.add(file + ": " + tables.group());
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

    /// Of the room, and of the types, those within others too.
    static List<String> frenchNames(String text) {
        var name = Pattern.compile(
                        "(?m)^(?<!///[^\\n]{0,150}\\n) *+/// « ([^»]+) ».*\\R(?: *+///.*\\R)*+(?: *+@.*\\R)*+"
                                + "(?: *+allowedDependencies[^)]*\\)\\R| *+\\}\\)\\R)?"
                                + " *+(?:public |private |static |sealed |final |abstract |non-sealed )*+"
                                + "(?:class|record|interface|enum|@interface|package) ")
                .matcher(text);
        return name.results()
                .map(found -> found.group(1).toLowerCase(Locale.FRENCH))
                .toList();
    }

    static List<String> longDocLines(Path file, String text) {
        return text.lines()
                .filter(line -> line.strip().startsWith("///") && line.length() > 120)
                .map(line -> file + ": " + line.strip())
                .toList();
    }

    /// One word between two lines of the same sentence.
    static List<String> tornDocLines(Path file, String text) {
        return Pattern.compile("(?m)^ *+/// .{80,}\\R *+/// ([\\p{L},)]+)\\R *+/// +(?![@\\p{Lu}])")
                .matcher(text)
                .results()
                .map(found -> file + ": " + found.group(1))
                .toList();
    }

    static List<String> riddles(Path file, String text) {
        var word = Pattern.compile("(?i)(?<![#`\"])\\b(nobody|whoever|somebody)\\b(?!`)");
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("//"))
                .filter(line -> !line.startsWith("/// @param nobody "))
                .filter(line -> word.matcher(line).find())
                .map(line -> file + ": " + line)
                .toList();
    }

    private static String tables(String room) {
        return TABLES.getOrDefault(room, room);
    }

    private interface Rule {
        List<String> breaches(Path file, String text);
    }

    private static List<String> over(Stream<Path> files, String ending, Rule rule) {
        var breaches = new ArrayList<String>();
        files.filter(file -> file.toString().endsWith(ending))
                .forEach(file -> breaches.addAll(rule.breaches(file, read(file))));
        return breaches;
    }

    private static List<Path> rooms() {
        return Wings.all().stream()
                .map(wing -> wing.resolve(Wings.JAVA).resolve("org/tousaidants").resolve(wing))
                .filter(Files::isDirectory)
                .flatMap(TidyTest::list)
                .filter(Files::isDirectory)
                .toList();
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
