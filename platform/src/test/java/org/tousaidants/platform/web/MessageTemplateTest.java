package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {
    private static final String PLACES = "{0, plural, =0 {aucun lieu} one {un lieu} other {# lieux}} ici";

    private static String french(String text, Object... args) {
        return MessageTemplate.parse(text, Locale.FRENCH).with(args);
    }

    private static String english(String text, Object... args) {
        return MessageTemplate.parse(text, Locale.ENGLISH).with(args);
    }

    @ParameterizedTest
    @CsvSource({"0, aucun lieu ici", "1, un lieu ici", "2, 2 lieux ici", "-3, -3 lieux ici"})
    void aPluralCountsAsItsLanguageDoes(int count, String said) {
        assertThat(french(PLACES, count)).isEqualTo(said);
    }

    @Test
    void zeroIsSingularInFrenchAndPluralInEnglish() {
        var text = "{0, plural, one {# x} other {# xs}}";
        assertThat(french(text, 0)).isEqualTo("0 x");
        assertThat(english(text, 0)).isEqualTo("0 xs");
    }

    @Test
    void anApostropheIsOnlyAnApostrophe() {
        assertThat(french("L'aide de {0} n'est pas loin", "Marie")).isEqualTo("L'aide de Marie n'est pas loin");
    }

    @Test
    void numbersDatesAndTimesAreSaidInWords() {
        assertThat(french("{0}", 12345)).isEqualTo("12\u202f345");
        assertThat(english("{0}", 12345)).isEqualTo("12,345");
        assertThat(french("{0} {1} {2} {3}", 87.0, 12345.0, 2.5, -0.0)).isEqualTo("87 12\u202f345 2,5 0");
        assertThat(french("{0}", LocalDate.of(2026, 12, 3))).isEqualTo("jeudi 3\u00a0décembre 2026");
        assertThat(french("{0}", LocalDate.of(2026, 3, 1))).isEqualTo("dimanche 1er\u00a0mars 2026");
        assertThat(english("{0}", LocalDate.of(2026, 12, 3))).isEqualTo("Thursday 3\u00a0December 2026");
        assertThat(french("{0}", LocalTime.of(14, 0))).isEqualTo("14\u00a0h");
        assertThat(french("{0}", LocalTime.of(9, 5))).isEqualTo("9\u00a0h\u00a005");
        assertThat(english("{0}", LocalTime.of(9, 5))).isEqualTo("09:05");
    }

    @Test
    void whatAnArgumentSaysIsNotReadAgain() {
        assertThat(french("Bonjour {0}", "{1} {0, plural, other {#}}")).isEqualTo("Bonjour {1} {0, plural, other {#}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{0", "0}", "{a}", "{0, choice, 1#x}", "{0, plural, one {x}}", "{0, plural, other {x}"})
    void aBrokenTextIsRefusedWhenItIsRead(String text) {
        assertThatThrownBy(() -> french(text, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQuestionIsNotCutAtItsHyphen() {
        assertThat(FrenchTypography.together("De quoi avez-vous besoin ? Peut-on venir en Charente-Maritime ?"))
                .isEqualTo("De quoi avez-\u2060vous besoin ? Peut-\u2060on venir en Charente-Maritime ?");
    }

    @Test
    void frenchTypographyIsPutIn() {
        assertThat(FrenchTypography.of("L'aide : « oui » ! 5 % d'où ?", Locale.FRENCH))
                .isEqualTo("L’aide\u00a0: «\u00a0oui\u00a0»\u00a0! 5\u00a0% d’où\u00a0?");
        assertThat(FrenchTypography.of("It's 5 %: 'yes'", Locale.ENGLISH)).isEqualTo("It’s 5 %: 'yes'");
        assertThat(FrenchTypography.of("Voir https://exemple.fr/a?b", Locale.FRENCH))
                .isEqualTo("Voir https://exemple.fr/a?b");
    }
}
