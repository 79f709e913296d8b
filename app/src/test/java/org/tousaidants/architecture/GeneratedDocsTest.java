package org.tousaidants.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tousaidants.Modules;

/// Generates the documents derived from the code. `bin/check --fix` writes them; a stale one fails.
class GeneratedDocsTest {
    @Test
    void thePictureOfModulesIsTheHouseAsItStands() {
        var picture = Path.of("docs/pictures/modules.svg");
        var drawn = ModuleDiagram.of(CodeBase.asBuilt().declared().keySet());
        if (Boolean.getBoolean("ta.fix")) write(picture, drawn);
        else
            assertThat(read(picture))
                    .as(picture + " is stale: run bin/check --fix")
                    .isEqualTo(drawn);
    }

    @Test
    void theGlossaryHoldsEveryPublicType() {
        isCurrent(Path.of("docs/glossary.md"), "types", glossary());
    }

    @Test
    void theGuideOfTheOperatorHoldsEverySettingThatTheCodeReads() {
        assertThat(SettingsReference.OURS.mistakes()).isEmpty();
        isCurrent(Path.of("docs/operate.md"), "settings", SettingsReference.OURS.table());
    }

    @Test
    void everyMigrationIsFrozen() {
        assertThat(FrozenMigrations.OURS.mistakes(Boolean.getBoolean("ta.fix"))).isEmpty();
    }

    private static void isCurrent(Path file, String block, String expected) {
        var begin = "<!-- " + block + ": written by bin/check --fix -->\n";
        var end = "<!-- " + block + ": end -->";
        var text = read(file);
        var from = text.indexOf(begin) + begin.length();
        var to = text.indexOf(end);
        assertThat(to).as("markers of " + block + " in " + file).isGreaterThan(0);
        if (Boolean.getBoolean("ta.fix")) {
            write(file, text.substring(0, from) + expected + text.substring(to));
            return;
        }
        assertThat(text.substring(from, to))
                .as(file + " is stale: run bin/check --fix")
                .isEqualTo(expected);
    }

    private static String glossary() {
        var terms = new TreeMap<String, String>();
        var named = Pattern.compile(
                "(?m)^/// « ([^»]+) »[^\\n]*(?:\\n(?:///|@)[^\\n]*|\\n[^\\n]*\\*/)*\\npublic (?:\\w+ |non-sealed )*?"
                        + "(?:class|record|interface|enum|@interface) (\\w+)");
        Modules.files(Modules.JAVA)
                .filter(file -> file.toString().endsWith(".java"))
                .forEach(file -> {
                    var matcher = named.matcher(read(file));
                    if (matcher.find())
                        terms.put(
                                matcher.group(2),
                                "| " + matcher.group(1) + " | `" + matcher.group(2) + "` | `" + packageOf(file)
                                        + "` |\n");
                });
        return "| French | identifier | package |\n|---|---|---|\n" + sorted(terms);
    }

    private static String packageOf(Path file) {
        var packageName = file.getParent();
        return packageName.getParent().getFileName() + "." + packageName.getFileName();
    }

    private static String sorted(Map<String, String> rows) {
        return rows.values().stream()
                .sorted(java.text.Collator.getInstance(java.util.Locale.FRENCH)::compare)
                .collect(Collectors.joining());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
