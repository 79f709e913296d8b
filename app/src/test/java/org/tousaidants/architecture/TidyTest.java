package org.tousaidants.architecture;

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
import org.tousaidants.Modules;

/// The rules of the code that its text can show; `SeededMistakesTest` shows that each catches its mistake.
class TidyTest {
    /// Packages whose tables have another prefix than their name.
    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("directory", "places"),
            Map.entry("afterrestore", "restoration"),
            Map.entry("expireddata", "datadeletion"),
            Map.entry("retentionrules", "retention"),
            Map.entry("persondatarequests", "owndata"),
            Map.entry("monitoring", "operations"),
            Map.entry("opendata", "publication"),
            Map.entry("accessscores", "access"),
            Map.entry("remoteness", "equity"),
            Map.entry("vehiclerouting", "routing"),
            Map.entry("traveltimes", "travel"),
            Map.entry("journeys", "travel"),
            Map.entry("tourplanning", "tours"),
            Map.entry("mobilevisits", "passages"),
            Map.entry("columnmapping", "fieldmapping"),
            Map.entry("payments", "settlement"),
            Map.entry("peerhelp", "practice"));

    @Test
    void sqlStaysInItsPackage() {
        assertThat(over(Modules.files(Modules.JAVA), ".java", TidyTest::foreignTables))
                .as(
                        "a store reads and writes the tables that its package's name prefixes; ask the other package's service")
                .isEmpty();
    }

    @Test
    void publicTypesGiveTheirFrenchName() {
        assertThat(over(Modules.files(Modules.JAVA), ".java", TidyTest::withoutFrenchName))
                .as("the Javadoc of a public type opens with « le terme »")
                .isEmpty();
    }

    @Test
    void aFrenchNameBelongsToOnePackage() {
        var packageNames = new TreeMap<String, Set<String>>();
        Modules.files(Modules.JAVA)
                .filter(file -> file.toString().endsWith(".java"))
                .forEach(file -> frenchNames(read(file))
                        .forEach(name -> packageNames
                                .computeIfAbsent(name, _ -> new TreeSet<>())
                                .add(file.getParent().toString())));
        assertThat(packageNames.entrySet())
                .as("two packages that give two things one French name: say which of them it is")
                .allMatch(name -> name.getValue().size() == 1);
    }

    @Test
    void docLinesAreShort() {
        assertThat(over(Modules.files("src"), ".java", TidyTest::longDocLines))
                .as("the formatter breaks a /// line of more than 120 columns into code")
                .isEmpty();
    }

    @Test
    void docLinesRunToTheirEnd() {
        assertThat(over(Modules.files("src"), ".java", TidyTest::tornDocLines))
                .as("the formatter put the end of a /// line on a line of its own: rewrap the comment")
                .isEmpty();
    }

    @Test
    void theSubjectOfACommentIsNoRelativeClause() {
        assertThat(over(Modules.files("src"), ".java", TidyTest::relativeSubjects))
                .as("a sentence of a comment begins with its subject, not with What, Who, Whom or Which: docs/style.md")
                .isEmpty();
    }

    @Test
    void packagesSayWhatTheyAre() {
        for (var packageName : packageNames())
            assertThat(read(packageName.resolve("package-info.java")))
                    .as("package-info of " + packageName)
                    .startsWith("/// «")
                    .contains("@NullMarked")
                    .contains("@ApplicationModule");
    }

    @Test
    void packagesAreFlat() {
        for (var packageName : packageNames())
            assertThat(list(packageName).filter(Files::isDirectory))
                    .as("folders in " + packageName)
                    .isEmpty();
    }

    @Test
    void everyMessageExistsInFrenchAndEnglish() {
        var french = Modules.files(Modules.RESOURCES + "/messages")
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
        var french = Modules.files(Modules.RESOURCES + "/messages")
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
                        "J’ai le lien",
                        "écrivez : aucune",
                        "Vous seul·e voyez",
                        "Habitants trop loin",
                        "à la prochaine tournée",
                        "Municipalités",
                        "En autonomie",
                        "Espace guichet")
                .contains(
                        "Aucun lieu ne remplit toutes vos conditions",
                        "Aucun lieu à moins de {0} km. Nous avons cherché jusqu’à {1} km.",
                        "Tout est fermé aujourd’hui. Voici qui ouvre en premier.",
                        "c’est loin",
                        "Information du {0}.",
                        "Fiche vérifiée il y a",
                        "Vérifier · Signaler un problème",
                        "Ce numéro n’existe pas. Relisez la carte.",
                        "Je n’ai pas de structure",
                        "Personne d’autre ne voit cette page",
                        "Habitants à plus de {0} km",
                        "{0} à 8 h",
                        "=Mairie\n",
                        "Seul, avec quelqu’un à côté",
                        "Vérifier une carte",
                        "Je suis à l’accueil");
    }

    @Test
    void migrationsAreNamedByNumberAndModuleOrPackage() {
        var packageNames = Stream.concat(Modules.all().stream(), packageNames().stream())
                .map(packageName -> tables(packageName.getFileName().toString()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Modules.files(Modules.RESOURCES + "/db/migration")
                        .map(file -> file.getFileName().toString())
                        .filter(name ->
                                !name.matches("V\\d+__(" + String.join("|", packageNames) + ")(_[a-z_]+)?\\.sql")))
                .as("migrations are named V10__module_topic.sql")
                .isEmpty();
    }

    static List<String> foreignTables(Path file, String text) {
        if (!file.getFileName().toString().endsWith("Store.java")) return List.of();
        var packageName = tables(file.getParent().getFileName().toString());
        var tables = Pattern.compile("(?<!epoch )\\b(?:from|join|into|update)\\s+([a-z]+)_[a-z_]+")
                .matcher(text);
        var foreign = new TreeSet<String>();
        while (tables.find())
            // `pg_…` is the catalogue of the server.
            if (!tables.group(1).equals(packageName) && !tables.group(1).equals("pg"))
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

    /// Of the package, and of all types, nested ones included.
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

    /// Finds a single word on a line in the middle of a sentence.
    static List<String> tornDocLines(Path file, String text) {
        return Pattern.compile("(?m)^ *+/// .{80,}\\R *+/// ([\\p{L},)]+)\\R *+/// +(?![@\\p{Lu}])")
                .matcher(text)
                .results()
                .map(found -> file + ": " + found.group(1))
                .toList();
    }

    static List<String> relativeSubjects(Path file, String text) {
        var subject = Pattern.compile("(?:^|[.!?:] )(What|Who|Whom|Which)\\b[^.?!]*(?:[.!](?: |$)|$)");
        var paragraphs = new ArrayList<String>();
        var paragraph = new StringBuilder();
        for (var line : text.lines().map(String::strip).toList())
            if (line.matches("///? .*") && !line.matches("/// (@|-|\\||```).*"))
                paragraph
                        .append(line.replaceFirst("///? ", "").replaceFirst("^« [^»]+ » — ", ""))
                        .append(' ');
            else {
                paragraphs.add(paragraph.toString().strip());
                paragraph.setLength(0);
            }
        paragraphs.add(paragraph.toString().strip());
        return paragraphs.stream()
                .flatMap(one -> subject.matcher(one).results())
                .map(found -> file + ": " + found.group().strip())
                .toList();
    }

    private static String tables(String packageName) {
        return TABLES.getOrDefault(packageName, packageName);
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

    private static List<Path> packageNames() {
        return Modules.all().stream()
                .map(module ->
                        module.resolve(Modules.JAVA).resolve("org/tousaidants").resolve(module))
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
