package org.tousaidants.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tousaidants.Modules;
import org.tousaidants.core.text.Yaml;

/// The papers that a buyer and an operator read: what they name exists.
class OperatorDocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    @Test
    void everyRelativeLinkOfADocumentLeadsToAFile() {
        var broken = new TreeSet<String>();
        for (var document : documents())
            LINK.matcher(read(document))
                    .results()
                    .map(one -> one.group(1))
                    .filter(target -> !target.matches("(https?|mailto):.*"))
                    .filter(target -> !Files.exists(document.resolveSibling(target)))
                    .forEach(target -> broken.add(document + " → " + target));
        assertThat(broken).isEmpty();
    }

    /// The words of the controlled vocabulary of publiccode.yml that suit the product; a catalogue refuses others.
    private static final List<String> CATEGORIES = List.of(
            "appointment-scheduling",
            "collaboration",
            "customer-service-and-support",
            "data-collection",
            "digital-citizenship",
            "geographic-information-systems",
            "knowledge-management",
            "online-community");

    private static final List<String> SCOPES = List.of("government", "local-authorities", "society", "welfare");

    /// The rules of publiccode.yml 0.4 for the keys that we use, as the official parser
    /// (italia/publiccode-parser-go, `v0.go`) checks them. The parser itself cannot be installed on the machines
    /// of the project.
    @Test
    @SuppressWarnings("unchecked")
    void publiccodeIsValid() {
        var file = (Map<String, Object>) Yaml.map(read(Path.of("publiccode.yml")));
        assertThat(file)
                .containsKeys("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType")
                .containsEntry("publiccodeYmlVersion", "0.4");
        assertThat(file.get("developmentStatus")).isIn("concept", "development", "beta", "stable", "obsolete");
        assertThat(file.get("softwareType")).isEqualTo("standalone/web");
        assertThat((List<String>) file.get("platforms")).isNotEmpty();
        assertThat(String.valueOf(file.get("url"))).matches("https://\\S+");
        assertThat(read(Path.of("pom.xml"))).contains("<version>" + file.get("softwareVersion") + "</version>");
        assertThat((List<String>) file.get("categories")).isNotEmpty().isSubsetOf(CATEGORIES);
        var audience = (Map<String, Object>) file.get("intendedAudience");
        assertThat((List<String>) audience.get("scope")).isNotEmpty().isSubsetOf(SCOPES);
        assertThat((List<String>) audience.get("countries")).containsExactly("FR");
        assertThat((Map<String, Object>) file.get("legal")).containsEntry("license", "EUPL-1.2");
        assertThat(read(Path.of("LICENSE"))).containsIgnoringCase("European Union Public Licen");
        var maintenance = (Map<String, Object>) file.get("maintenance");
        assertThat(maintenance.get("type")).isEqualTo("community");
        assertThat((List<Map<String, Object>>) maintenance.get("contacts"))
                .isNotEmpty()
                .allMatch(contact -> contact.containsKey("name"));
        var localisation = (Map<String, Object>) file.get("localisation");
        assertThat(localisation.get("localisationReady")).isEqualTo(true);
        assertThat((List<String>) localisation.get("availableLanguages")).contains("fr", "en");
        var descriptions = (Map<String, Map<String, Object>>) file.get("description");
        assertThat(descriptions).containsOnlyKeys("fr", "en");
        descriptions.values().forEach(one -> {
            assertThat(one).containsOnlyKeys("shortDescription", "longDescription", "features");
            assertThat((String) one.get("shortDescription")).hasSizeLessThanOrEqualTo(150);
            assertThat((String) one.get("longDescription")).hasSizeBetween(150, 10_000);
            assertThat((List<String>) one.get("features")).isNotEmpty().allMatch(feature -> feature.length() <= 100);
        });
    }

    /// An address that no maintainer has yet is named where a publisher reads what to fill in.
    @Test
    void theGuideNamesEveryFileWithAPlaceholder() {
        var guide = read(Path.of("docs/operate.md"));
        for (var file : List.of("publiccode.yml", "SECURITY.md", "app/src/package/yunohost/manifest.toml"))
            assertThat(guide.substring(guide.indexOf("## If you publish")))
                    .as(file)
                    .contains(file);
        assertThat(read(Path.of("publiccode.yml")).lines().filter(line -> line.contains("example.org")))
                .as("replaced: take it out of the guide")
                .hasSize(1);
    }

    @Test
    void theAnswersToTheSecurityMeasuresNameTestsThatExist() {
        var tests = Modules.files("src/test/java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        assertThat(Stream.of("mesures", "mesures-specifiques")
                        .flatMap(name -> read(Path.of("platform/src/main/resources/homologation/" + name + ".tsv"))
                                .lines()
                                .skip(2))
                        .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                        .filter(cell -> !cell.isEmpty())
                        .flatMap(cell -> Arrays.stream(cell.split(","))))
                .isNotEmpty()
                .allMatch(tests::contains);
    }

    private static List<Path> documents() {
        try (var root = Files.list(Path.of(""));
                var docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
