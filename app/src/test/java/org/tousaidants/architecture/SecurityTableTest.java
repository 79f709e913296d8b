package org.tousaidants.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tousaidants.Modules;

/// The table of `docs/security.md`: each requirement of ASVS 5.0.0 of levels 1 and 2 is answered once, and each
/// fulfilled one names existing tests.
class SecurityTableTest {
    /// The number of requirements of each section; they come first in each.
    private static final String REQUIREMENTS = """
            1.1 2, 1.2 9, 1.3 11, 1.4 3, 1.5 2, 2.1 3, 2.2 3, 2.3 4, 2.4 1, 3.2 2, 3.3 4, 3.4 6, 3.5 5, 3.7 2, 4.1 3, 4.2 1,
            4.3 2, 4.4 4, 5.1 1, 5.2 3, 5.3 2, 5.4 3, 6.1 3, 6.2 12, 6.3 4, 6.4 4, 6.5 5, 6.6 3, 6.8 4, 7.1 3, 7.2 4, 7.3 2,
            7.4 5, 7.5 2, 7.6 2, 8.1 2, 8.2 3, 8.3 1, 8.4 1, 9.1 3, 9.2 4, 10.1 2, 10.2 2, 10.3 4, 10.4 11, 10.5 5, 10.6 2,
            10.7 3, 11.1 2, 11.2 3, 11.3 3, 11.4 4, 11.5 1, 11.6 1, 12.1 3, 12.2 2, 12.3 4, 13.1 1, 13.2 5, 13.3 2, 13.4 5,
            14.1 2, 14.2 4, 14.3 3, 15.1 3, 15.2 3, 15.3 7, 16.1 1, 16.2 5, 16.3 4, 16.4 3, 16.5 3, 17.1 1, 17.2 4, 17.3 2""";

    private static final Pattern NAMED = Pattern.compile("V(\\d+\\.\\d+)\\.(\\d+)(?:–\\d+\\.\\d+\\.(\\d+))?");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Check))`");
    private static final Pattern PROGRAM = Pattern.compile("`(bin/[a-z-]+)`");

    private record Row(String what, String state, String shown) {}

    private static List<Row> table() throws IOException {
        return Files.readAllLines(Path.of("docs/security.md")).stream()
                .filter(line -> line.startsWith("| V"))
                .map(line -> line.split("(?<!\\\\)\\|"))
                .map(cells -> new Row(cells[1].strip(), cells[2].strip(), cells[3].strip()))
                .toList();
    }

    @Test
    void everyRequirementIsAnsweredOnce() throws IOException {
        var asked = new ArrayList<String>();
        for (var section : REQUIREMENTS.split(",\\s+")) {
            var parts = section.split(" ");
            for (var n = 1; n <= Integer.parseInt(parts[1]); n++) asked.add(parts[0] + "." + n);
        }
        assertThat(asked).hasSize(253);
        var answered = new ArrayList<String>();
        for (var row : table()) {
            var named = NAMED.matcher(row.what());
            while (named.find()) {
                var from = Integer.parseInt(named.group(2));
                var to = named.group(3) == null ? from : Integer.parseInt(named.group(3));
                for (var n = from; n <= to; n++) answered.add(named.group(1) + "." + n);
            }
        }
        assertThat(answered).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void whatIsMetIsShownByWhatExists() throws IOException {
        var tests = Stream.concat(Modules.files("src/test/java"), Modules.files("src/bench/java"))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        var wrong = new TreeSet<String>();
        for (var row : table()) {
            var shown =
                    TEST.matcher(row.shown()).results().map(one -> one.group(1)).toList();
            var programs = PROGRAM.matcher(row.shown())
                    .results()
                    .map(one -> one.group(1))
                    .toList();
            shown.stream().filter(one -> !tests.contains(one)).forEach(one -> wrong.add(one + " does not exist"));
            programs.stream()
                    .filter(one -> !Files.isExecutable(Path.of(one)))
                    .forEach(one -> wrong.add(one + " does not exist"));
            if (row.state().startsWith("met") && shown.isEmpty() && programs.isEmpty())
                wrong.add("met, and by nothing: " + row.what());
            if (!row.state().matches("(met|not met|not applicable)(,.*)?")) wrong.add("which state? " + row.what());
            if (row.shown().isBlank()) wrong.add("why? " + row.what());
        }
        assertThat(wrong).isEmpty();
    }
}
