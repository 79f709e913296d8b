package org.tousaidants.core.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// In the examples a tilde stands for a no-break space. 2026-11-25 is a Wednesday.
class OpeningHoursTextTest {
    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            Mo-Fr 09:00-18:00                       ¦ 2026-11-25T10:00 ¦ ouvert jusqu’à 18~h
            Mo-Fr 09:00-18:30                       ¦ 2026-11-25T10:00 ¦ ouvert jusqu’à 18~h~30
            Mo-Fr 09:00-18:05                       ¦ 2026-11-25T10:00 ¦ ouvert jusqu’à 18~h~05
            Mo-Fr 09:00-18:00                       ¦ 2026-11-25T08:00 ¦ fermé, ouvre à 9~h
            Mo-Fr 09:00-18:00                       ¦ 2026-11-25T19:00 ¦ fermé, ouvre demain à 9~h
            Mo 14:30-18:00                          ¦ 2026-11-25T19:00 ¦ fermé, ouvre lundi 30 novembre à 14~h~30
            Tu[1] 14:30-18:00                       ¦ 2026-11-25T19:00 ¦ fermé, ouvre mardi 1er décembre à 14~h~30
            Jul Mo 14:30-18:00                      ¦ 2026-11-25T19:00 ¦ fermé, ouvre lundi 5 juillet 2027 à 14~h~30
            We 20:00-24:00                          ¦ 2026-11-25T21:00 ¦ ouvert jusqu’à minuit
            We 20:00-02:00                          ¦ 2026-11-25T21:00 ¦ ouvert jusqu’à 2~h
            We 20:00-02:00                          ¦ 2026-11-26T01:00 ¦ ouvert jusqu’à 2~h
            We 00:00-24:00; Th 00:00-12:00          ¦ 2026-11-25T10:00 ¦ ouvert jusqu’à demain, 12~h
            24/7                                    ¦ 2026-11-25T10:00 ¦ ouvert jour et nuit
            off                                     ¦ 2026-11-25T10:00 ¦ fermé
            Mo-Fr 09:00-18:00 "sur rendez-vous"     ¦ 2026-11-25T10:00 ¦ ouvert jusqu’à 18~h (sur rendez-vous)
            "sur rendez-vous"                       ¦ 2026-11-25T10:00 ¦ horaires à vérifier~: sur rendez-vous
            n'importe quoi                          ¦ 2026-11-25T10:00 ¦ horaires à vérifier
            Mo-Fr 09:00-18:00                       ¦ 2026-12-25T10:00 ¦ ouvert jusqu’à 18~h (jour férié~: appelez avant de venir)
            Mo-Fr 09:00-18:00                       ¦ 2026-12-24T19:00 ¦ fermé, ouvre demain à 9~h (jour férié~: appelez avant de venir)
            Mo-Fr 09:00-18:00; PH off               ¦ 2026-12-24T19:00 ¦ fermé, ouvre lundi 28 décembre à 9~h
            """)
    void theStatusIsASentence(String text, LocalDateTime now, String sentence) {
        assertThat(OpeningHoursText.in(Locale.FRENCH).status(OpeningHours.of(text), now))
                .isEqualTo(sentence.replace('~', '\u00a0'));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00 ¦ du lundi au vendredi~: 9~h à 12~h et 14~h à 18~h~30 / samedi~: 8~h~30 à 12~h / fermé le dimanche
            Mo-Fr 09:00-17:00                ¦ du lundi au vendredi~: 9~h à 17~h / fermé le samedi et le dimanche
            Mo,We 09:00-12:00; Th 14:00-17:00 ¦ lundi et mercredi~: 9~h à 12~h / jeudi~: 14~h à 17~h / fermé les autres jours
            Mo-We,Fr 09:00-12:00             ¦ du lundi au mercredi et le vendredi~: 9~h à 12~h / fermé le jeudi, le samedi et le dimanche
            Mo-Su 09:00-12:00; PH off        ¦ tous les jours~: 9~h à 12~h / jours fériés~: fermé
            Mo-Fr 09:00-12:00; PH 10:00-12:00 ¦ du lundi au vendredi~: 9~h à 12~h / fermé le samedi et le dimanche / jours fériés~: 10~h à 12~h
            24/7                             ¦ tous les jours~: 24~heures sur 24
            off                              ¦ fermé
            We 18:00+                        ¦ mercredi~: à partir de 18~h / fermé les autres jours
            We 14:00-18:00+                  ¦ mercredi~: 14~h à 18~h (parfois plus tard) / fermé les autres jours
            "sur rendez-vous"                ¦ sur rendez-vous
            Mo-Sa 09:00-12:00; Su "sur rendez-vous" ¦ du lundi au samedi~: 9~h à 12~h / dimanche~: sur rendez-vous
            Mo-Su 09:00-12:00 "sur rendez-vous" ¦ tous les jours~: 9~h à 12~h (sur rendez-vous)
            Mo-Su 09:00-12:00 "libre", Mo-Su 14:00-16:00 "sur rendez-vous" ¦ tous les jours~: 9~h à 12~h (libre) et 14~h à 16~h (sur rendez-vous)
            Mo-Su 09:00-12:00 || "sur rendez-vous" ¦ tous les jours~: 9~h à 12~h~; le reste du temps~: sur rendez-vous
            09:00-12:00 unknown "jours non précisés" ¦ tous les jours~: 9~h à 12~h (à vérifier~: jours non précisés)
            Mo-Su 10:00-20:00; 12:00-14:00 off ¦ tous les jours~: 10~h à 12~h et 14~h à 20~h
            Mo-Su 10:00-20:00; Tu 08:30-12:00-14:00 ¦ le lundi et du mercredi au dimanche~: 10~h à 20~h / mardi~: 08:30-12:00-14:00
            week 1-53/2 Mo 09:30-12:30; PH off ¦ semaines impaires, lundi~: 9~h~30 à 12~h~30 / jours fériés~: fermé
            week 2-52/2 Tu 09:00-12:00       ¦ semaines paires, mardi~: 9~h à 12~h
            week 10-12 Tu 09:00-12:00        ¦ semaines 10 à 12, mardi~: 9~h à 12~h
            We[1,3] 09:00-12:00              ¦ 1er et 3e mercredi du mois~: 9~h à 12~h
            Sa[-1] 09:00-12:00               ¦ dernier samedi du mois~: 9~h à 12~h
            Mo-Su 09:00-12:00; Jul-Aug off; Dec 24-Jan 01 off ¦ tous les jours~: 9~h à 12~h / de juillet à août~: fermé / du 24 décembre au 1er janvier~: fermé
            2026 Dec 24-2027 Jan 02 10:00-12:00 ¦ du 24 décembre 2026 au 2 janvier 2027~: 10~h à 12~h
            Aug Mo-Fr 10:00-12:00            ¦ en août, du lundi au vendredi~: 10~h à 12~h
            Dec 25 off; 2027+ Mo 10:00-12:00 ¦ le 25 décembre~: fermé / à partir de 2027, lundi~: 10~h à 12~h
            SH Mo-Fr 10:00-12:00             ¦ vacances scolaires, du lundi au vendredi~: 10~h à 12~h
            Mo-Su 09:00-12:00; SH 14:00-16:00; PH -1 day off ¦ tous les jours~: 9~h à 12~h / vacances scolaires~: 14~h à 16~h / veilles de jours fériés~: fermé
            Mo 09:00-12:00; easter off       ¦ Mo 09:00-12:00; easter off
            n'importe quoi                   ¦ horaires à vérifier / n'importe quoi
            """)
    void theWeekIsSaidInLines(String text, String lines) {
        assertThat(String.join(" / ", OpeningHoursText.in(Locale.FRENCH).week(OpeningHours.of(text))))
                .isEqualTo(lines.replace('~', '\u00a0'));
    }

    @Test
    void englishIsComplete() {
        var words = OpeningHoursText.in(Locale.UK);
        var now = LocalDateTime.parse("2026-11-25T10:00");
        assertThat(words.status(OpeningHours.of("Mo-Fr 09:00-18:00"), now)).isEqualTo("open until 6\u00a0pm");
        assertThat(words.status(OpeningHours.of("Mo 14:30-18:00"), now))
                .isEqualTo("closed, opens Monday 30 November at 2:30\u00a0pm");
        assertThat(words.week(OpeningHours.of("Mo-Fr 09:00-12:00,14:00-18:30; PH off")))
                .containsExactly(
                        "Monday to Friday: 9\u00a0am to 12\u00a0noon and 2\u00a0pm to 6:30\u00a0pm",
                        "closed: Saturday and Sunday",
                        "public holidays: closed");
        assertThat(words.week(OpeningHours.of("week 1-53/2 We[1] 09:00-12:00")))
                .containsExactly("odd weeks, 1st Wednesday of the month: 9\u00a0am to 12\u00a0noon");
        assertThat(words.time(LocalTime.of(0, 30))).isEqualTo("12:30\u00a0am");
    }

    @Test
    void theTwoLanguagesHaveTheSameKeys() {
        assertThat(ResourceBundle.getBundle("messages.hours", Locale.ENGLISH).keySet())
                .isEqualTo(ResourceBundle.getBundle("messages.hours", Locale.FRENCH)
                        .keySet());
    }

    @Test
    void anotherLanguageIsServedInFrench() {
        assertThat(OpeningHoursText.in(Locale.GERMAN)).isSameAs(OpeningHoursText.in(Locale.FRENCH));
    }
}
