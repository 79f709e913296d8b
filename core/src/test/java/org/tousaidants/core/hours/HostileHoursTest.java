package org.tousaidants.core.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tousaidants.Processor;

/// No text breaks the parser, closes a place by mistake or takes more than a moment.
class HostileHoursTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-25T10:00");

    static List<String> texts() {
        return List.of(
                "(".repeat(10_000),
                "\"".repeat(10_001),
                "\"a\"".repeat(600),
                "\"\"\"\"Mo \"x\" \"",
                "Mo-Fr 09:00-12:00; ".repeat(600),
                "Mo-Fr 09:00-12:00, ".repeat(99) + "x",
                "Mo,".repeat(600),
                "Mo-".repeat(600),
                "Jan 01-".repeat(280),
                "week " + "1,".repeat(990),
                "easter +1 day-".repeat(130),
                "(sunrise+".repeat(200),
                "||".repeat(900),
                ",".repeat(1_900),
                "Mo[" + "1,".repeat(900),
                "Mo [9999999999999999999] 10:00-12:00",
                "Mo 99999999999:00-12:00",
                "Mo\0-Fr 10:00-12:00",
                "\0",
                "24/7 24/7",
                "1".repeat(1_900),
                " ".repeat(1_900) + "x",
                "lundi ".repeat(99),
                "9h".repeat(299),
                " 9 h 9 h".repeat(70),
                "a".repeat(599) + "!",
                "- x ".repeat(140),
                "di me ".repeat(300),
                "\uD83D\uDE00".repeat(900),
                "\uD83D",
                "<script>alert(1)</script>",
                "=HYPERLINK(\"http://x\")",
                "{0} {1}",
                "PH,SH ".repeat(300),
                "Mo-Fr 09:00-12:00 \"" + "x".repeat(9_000) + "\"");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aHostileTextIsAnsweredAtOnceAndNeverClosed(String text) {
        Assertions.setMaxStackTraceElementsDisplayed(3);
        // Parsing each of these hostile texts takes a few milliseconds.
        assertThat(Processor.time(() -> answered(text))).isLessThan(Duration.ofSeconds(5));
    }

    private static void answered(String text) {
        var hours = OpeningHours.of(text);
        assertThat(hours.text()).isEqualTo(text);
        if (!hours.readable()) assertThat(hours.at(NOW)).isInstanceOf(OpeningStatus.OpeningUnknown.class);
        hours.nextOpening(NOW);
        hours.on(LocalDate.parse("2026-11-25"));
        assertThat(OpeningHoursText.in(Locale.FRENCH).week(hours)).isNotEmpty();
        assertThat(OpeningHoursText.in(Locale.ENGLISH).status(hours, NOW)).isNotBlank();
        FrenchHoursReader.toOsm(text);
        WeekTableReader.toOsm(Map.of(DayOfWeek.MONDAY, List.of(text, "9h-12h")));
        WeekTableReader.withWeekParity(text, "semaine paire");
    }

    @Test
    void aCommentIsNeverReadAsAPlaceHolder() {
        var hours = OpeningHours.of("Mo-Fr 09:00-12:00 \"{0} <b>\"");
        assertThat(OpeningHoursText.in(Locale.FRENCH).status(hours, NOW)).endsWith("({0} <b>)");
    }

    @Test
    void noMixtureOfWordsBreaksTheReaders() {
        var words = List.of(
                "Mo",
                "Tu-Fr",
                "Sa,Su",
                "09:00",
                "-",
                "12:00",
                "26:00",
                "+",
                ";",
                ",",
                "||",
                "off",
                "open",
                "unknown",
                "PH",
                "SH",
                "-1 day",
                "week",
                "1-53/2",
                "Jan",
                "Feb 30",
                "2026",
                "easter",
                "[1]",
                "[-1]",
                "\"x\"",
                "\"",
                "24/7",
                "sunrise",
                "(",
                ")",
                "lundi",
                "au",
                "vendredi",
                "9h",
                "12h30",
                "et",
                "de",
                "fermé",
                "sauf",
                "sur rdv",
                "semaine paire",
                "1er",
                "matin",
                "/",
                ":",
                "août",
                "le",
                "jours fériés",
                "\n");
        var random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = 1 + random.nextInt(9); n > 0; n--) {
                text.append(words.get(random.nextInt(words.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            var typed = text.toString();
            assertThatCode(() -> {
                        var hours = OpeningHours.of(typed);
                        hours.at(NOW);
                        hours.on(NOW.toLocalDate());
                        OpeningHoursText.in(Locale.FRENCH).week(hours);
                        var osm = FrenchHoursReader.toOsm(typed);
                        // Hours that were written as OSM text are readable again.
                        if (osm.isPresent())
                            assertThat(OsmHoursReader.read(osm.get()))
                                    .as(osm.get())
                                    .isPresent();
                        WeekTableReader.toOsm(Map.of(DayOfWeek.MONDAY, List.of(typed)))
                                .ifPresent(week -> assertThat(OsmHoursReader.read(week))
                                        .as(week)
                                        .isPresent());
                    })
                    .as(typed)
                    .doesNotThrowAnyException();
        }
    }
}
