package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursInputTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mo-Fr 09:00-12:30,13:30-17:30; PH off",
                "Mo-Fr 09:00-12:30,13:30-17:30",
                "Tu-Fr 10:00-12:00,14:00-18:30; Sa 10:00-17:00; PH off",
                "Mo,We 14:00-18:00",
                "Mo-Fr 09:00-12:00; Dec 24-Jan 02 off",
                "Mo-Fr 09:00-12:00 || Mo-Fr \"sur rendez-vous l’après-midi\"",
                "Sa 09:00-12:00"
            })
    void ordinaryHoursAreShownInFrenchAndNeverChangedByWhoOnlyLooks(String osm) {
        var shown = OpeningHoursInput.shown(osm);
        assertThat(shown).contains(" h").doesNotContain("Mo", "Sa ", "PH");
        assertThat(OpeningHoursInput.read(shown, osm)).contains(osm);
        assertThat(OpeningHoursInput.read(shown.replace(OpeningHoursInput.NEXT, "\r\n"), osm))
                .contains(osm);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            lundi au vendredi 9h-12h et 14h-17h     ; Mo-Fr 09:00-12:00,14:00-17:00
            Du mardi au samedi de 10h à 18h30       ; Tu-Sa 10:00-18:30
            Mo-Fr 08:30-12:00                       ; Mo-Fr 08:30-12:00
            """)
    void whatAPersonTypesIsUnderstood(String typed, String osm) {
        assertThat(OpeningHoursInput.read(typed, "Mo-Fr 09:00-12:30")).contains(osm);
    }

    @Test
    void whatIsNotUnderstoodIsSaidAndNotGuessed() {
        for (var typed : new String[] {"quand il fait beau", "le matin", "9h", "<b>", "\0"})
            assertThat(OpeningHoursInput.read(typed, "Mo-Fr 09:00-12:30"))
                    .as(typed)
                    .isEmpty();
    }

    @Test
    void hoursThatNobodyCanReadStayAsTheyWereReceived() {
        assertThat(OpeningHoursInput.shown("sur RDV sauf été")).isEqualTo("sur RDV sauf été");
        assertThat(OpeningHoursInput.read("sur RDV sauf été", "sur RDV sauf été"))
                .contains("sur RDV sauf été");
        assertThat(OpeningHoursInput.read("", "Mo-Fr 09:00-12:30")).contains("");
    }
}
