package org.tousaidants.core.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekTableReaderTest {
    private static Optional<String> table(String... days) {
        var cells = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        for (int i = 0; i < days.length; i++) cells.put(DayOfWeek.of(i + 1), List.of(days[i].split("\\|", -1)));
        return WeekTableReader.toOsm(cells);
    }

    @Test
    void sameDaysAreFolded() {
        var day = "09:00 - 12:00 / 13:30 - 17:00";
        assertThat(table(day, day, day, day, day, "", "")).contains("Mo-Fr 09:00-12:00,13:30-17:00");
        assertThat(table("13:30 - 17:00", day, day, "Fermé", day, "9h-12h", ""))
                .contains("Mo 13:30-17:00; Tu,We,Fr 09:00-12:00,13:30-17:00; Sa 09:00-12:00");
    }

    @Test
    void aDayMayHaveACellForItsMorningAndOneForItsAfternoon() {
        assertThat(table("8h30-12h|13h30-17h", "9h12h|x", "|14h-18h", "x|x"))
                .contains("Mo 08:30-12:00,13:30-17:00; Tu 09:00-12:00; We 14:00-18:00");
        assertThat(table("9h-12h|12h-17h")).contains("Mo 09:00-17:00");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            09:00-12:00-14:00-17:00                       | Mo 09:00-12:00,14:00-17:00
            09:30-12:30/ 13:30-18:00                      | Mo 09:30-12:30,13:30-18:00
            08 :00-12:00/14:00-17:00                      | Mo 08:00-12:00,14:00-17:00
            09:00-12h00                                   | Mo 09:00-12:00
            de 08h00 à 13h00 de 13h45 à 17h00             | Mo 08:00-13:00,13:45-17:00
            8:30 11:30; 13:00 17:00                       | Mo 08:30-11:30,13:00-17:00
            8: - 12: / 13:-15:                            | Mo 08:00-12:00,13:00-15:00
            10: à 18: (en continu)                        | Mo 10:00-18:00
            09:15 - 12:15 / 13:30 - 17:00 / 14:00 - 16:00 | Mo 09:15-12:15,13:30-17:00
            00:00 - 00:00 / 09:00 - 12:00                 | Mo 09:00-12:00
            - 14h-18h                                     | Mo 14:00-18:00
            9 h 00 à 19 h 00 (prendre RDV)                | Mo 09:00-19:00 "sur rendez-vous"
            Sur rdv                                       | Mo "sur rendez-vous"
            """)
    void theCellsOfRealTablesAreRead(String cell, String osm) {
        assertThat(table(cell)).contains(osm);
    }

    @Test
    void aCellThatIsNotUnderstoodMakesItsDayUnsure() {
        assertThat(table("9h-12h", "réservé aux \"scolaires\""))
                .contains("Mo 09:00-12:00; Tu \"réservé aux 'scolaires'\"");
        assertThat(table("9h-12h|hors vacances", "9h-12h")).contains("Mo \"9h-12h / hors vacances\"; Tu 09:00-12:00");
    }

    @Test
    void aTableThatSaysNothingIsNothing() {
        assertThat(table("", "-", "x", "- | -", "00:00 - 00:00", "", "")).isEmpty();
        assertThat(table("après-midi", "après-midi")).isEmpty();
        assertThat(table("Horaires non communiqués", "Horaires non communiqués"))
                .isEmpty();
        assertThat(table("Fermé", "")).isEmpty();
        assertThat(WeekTableReader.toOsm(Map.of())).isEmpty();
    }

    @Test
    void aWeekThatIsSaidClosedIsClosed() {
        var closed = "Fermé";
        assertThat(table(closed, closed, closed, closed, closed, closed, closed))
                .contains("off");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Mo 09:30-12:30,13:30-15:30; PH off | Semaine impaire  | week 1-53/2 Mo 09:30-12:30,13:30-15:30; week 1-53/2 PH off
            Mo-Fr 09:00-12:00                  | Semaine paire    | week 2-52/2 Mo-Fr 09:00-12:00
            Mo 09:00-12:00, Tu 14:00-16:00     | semaines paires  | week 2-52/2 Mo 09:00-12:00, week 2-52/2 Tu 14:00-16:00
            24/7                               | Semaine impaire  | week 1-53/2 00:00-24:00
            Mo 09:00-12:00 "a; b"              | Semaine impaire  | week 1-53/2 Mo 09:00-12:00 "a; b"
            Mo-Fr 09:00-12:00                  | Toutes           | Mo-Fr 09:00-12:00
            Mo-Fr 09:00-12:00                  | ``               | Mo-Fr 09:00-12:00
            week 3 Mo 09:00-12:00              | Semaine impaire  | week 3 Mo 09:00-12:00 (semaine impaire)
            sur demande                        | Semaine impaire  | sur demande (semaine impaire)
            """)
    void theParityOfTheWeekIsAppliedToEveryRule(String osm, String semaine, String expected) {
        assertThat(WeekTableReader.withWeekParity(osm, semaine)).isEqualTo(expected);
    }
}
