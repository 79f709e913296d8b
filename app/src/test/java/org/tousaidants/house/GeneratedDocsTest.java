package org.tousaidants.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tousaidants.Wings;

/// Documents that repeat the code are written from it. `bin/check --fix` writes them; a stale one fails.
class GeneratedDocsTest {
    private static final List<String> FLOORS = List.of(
            "core",
            "platform",
            "places",
            "label",
            "find",
            "reach",
            "commons",
            "path",
            "mandate",
            "pass",
            "observatory",
            "app");

    @Test
    void theMapOfRoomsIsTheHouseAsItStands() {
        isCurrent(Path.of("ARCHITECTURE.md"), "map", map());
    }

    @Test
    void theWaysOfRequestsAreThoseOfTheCode() {
        var walks = new Walks(House.asBuilt());
        isCurrent(Path.of("ARCHITECTURE.md"), "request", walks.written(Walks.REQUEST));
        isCurrent(Path.of("ARCHITECTURE.md"), "walks", walks.written(Walks.THREE));
    }

    @Test
    void thePictureOfWingsIsTheHouseAsItStands() {
        var picture = Path.of("docs/pictures/wings.svg");
        var drawn = WingsPicture.of(House.asBuilt().declared().keySet());
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

    private static String map() {
        var house = House.asBuilt();
        var rows = house.declared().entrySet().stream()
                .sorted(java.util.Comparator.comparingInt(room -> FLOORS.indexOf(House.wing(room.getKey()))))
                .map(room -> "| `" + room.getKey() + "` | " + House.prose(room.getKey()) + " | "
                        + room.getValue().stream()
                                .map(friend -> "`" + friend + "`")
                                .collect(Collectors.joining(" "))
                        + " |\n")
                .collect(Collectors.joining());
        return "| room | what it is | may touch |\n|---|---|---|\n" + rows;
    }

    private static String glossary() {
        var terms = new TreeMap<String, String>();
        var named = Pattern.compile(
                "(?m)^/// « ([^»]+) »[^\\n]*(?:\\n(?:///|@)[^\\n]*|\\n[^\\n]*\\*/)*\\npublic (?:\\w+ |non-sealed )*?"
                        + "(?:class|record|interface|enum|@interface) (\\w+)");
        Wings.files(Wings.JAVA)
                .filter(file -> file.toString().endsWith(".java"))
                .forEach(file -> {
                    var matcher = named.matcher(read(file));
                    if (matcher.find())
                        terms.put(
                                matcher.group(2),
                                "| " + matcher.group(1) + " | `" + matcher.group(2) + "` | `" + roomOf(file) + "` |\n");
                });
        return "| French | identifier | room |\n|---|---|---|\n" + sorted(terms);
    }

    private static String roomOf(Path file) {
        var room = file.getParent();
        return room.getParent().getFileName() + "." + room.getFileName();
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
