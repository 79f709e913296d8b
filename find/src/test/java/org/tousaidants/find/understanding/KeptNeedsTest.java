package org.tousaidants.find.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tousaidants.find.ranking.HelpNeed;

/// The needs of `understanding/kept-needs.csv`, kept aside as the dangers are.
/// `-Dta.missed=true` prints the figures.
class KeptNeedsTest {
    @Test
    void nineteenNeedsInTwentyAreFoundAndNineteenInTwentyFoundAreRight() throws IOException {
        var expected = 0;
        var found = 0;
        var right = 0;
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(KeptNeedsTest.class.getResourceAsStream("/understanding/kept-needs.csv")),
                StandardCharsets.UTF_8))) {
            for (var line : lines.lines().filter(one -> !one.startsWith("#")).toList()) {
                var cells = line.split(";");
                var wanted = EnumSet.noneOf(HelpNeed.class);
                Arrays.stream(cells[1].split(","))
                        .forEach(need -> HelpNeed.ofParameter(need).ifPresent(wanted::add));
                var understood = UnderstoodRequest.of(
                                cells[0], Locale.FRENCH, UnderstoodSentences.DAY, UnderstoodSentences.TOWNS)
                        .needs();
                expected += wanted.size();
                found += understood.size();
                var both = new HashSet<>(understood);
                both.retainAll(wanted);
                right += both.size();
            }
        }
        var recall = (double) right / expected;
        var precision = (double) right / found;
        var figures = "needs: recall %.3f, precision %.3f".formatted(recall, precision);
        if (Boolean.getBoolean("ta.missed")) System.out.println(figures);
        assertThat(recall).as(figures).isGreaterThanOrEqualTo(0.95);
        assertThat(precision).as(figures).isGreaterThanOrEqualTo(0.95);
    }
}
