package org.tousaidants.core.hours;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrenchHoursReaderTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            Lundi : 9h-12h / 14h-17h                                   ¦ Mo 09:00-12:00,14:00-17:00
            Du lundi au vendredi de 9h00 à 12h30 et de 13h30 à 17h     ¦ Mo-Fr 09:00-12:30,13:30-17:00
            mardi, jeudi 14h-18h                                       ¦ Tu,Th 14:00-18:00
            lun-ven 8h30-12h                                           ¦ Mo-Fr 08:30-12:00
            Lundi à vendredi de 9h à 11h30                             ¦ Mo-Fr 09:00-11:30
            lundi- mardi -jeudi - vendredi 08:30-12:00                 ¦ Mo,Tu,Th,Fr 08:30-12:00
            Les lundis, mercredis et jeudis de 13 heures à 19 h 30     ¦ Mo,We,Th 13:00-19:30
            Mar, jeu, ven : 13-18h. Mer, Sam : 10-18h                  ¦ Tu,Th,Fr 13:00-18:00; We,Sa 10:00-18:00
            Lun au jeu: 8h30h/12h-14h/17h ven: 8h/12h - 14h/16         ¦ Mo-Th 08:30-12:00,14:00-17:00; Fr 08:00-12:00,14:00-16:00
            mercredi 9h12h 14h18h                                      ¦ We 09:00-12:00,14:00-18:00
            MARDI, VENDREDI : 8h30 a 12h30                             ¦ Tu,Fr 08:30-12:30
            lundi-vendredi 08.30-17:30                                 ¦ Mo-Fr 08:30-17:30
            samedi 10h 12h                                             ¦ Sa 10:00-12:00
            9h-12h et 14h-17h du lundi au vendredi                     ¦ Mo-Fr 09:00-12:00,14:00-17:00
            La semaine de 8h30 à 12h00 et le samedi de 9h15 à 11h30    ¦ Mo-Fr 08:30-12:00; Sa 09:15-11:30
            Tous les jours de 8h à 20h                                 ¦ Mo-Su 08:00-20:00
            7j/7 9h-18h                                                ¦ Mo-Su 09:00-18:00
            lundi 20h-2h                                               ¦ Mo 20:00-26:00
            jeudi de 14h à minuit                                      ¦ Th 14:00-24:00
            mardi matin 9h-10h30                                       ¦ Tu 09:00-10:30
            1er et 3e mercredi du mois 9h-12h                          ¦ We[1,3] 09:00-12:00
            Le deuxième mardi du mois de 09h00 à 12h00                 ¦ Tu[2] 09:00-12:00
            Permanence le dernier samedi de chaque mois, de 9 heures à 12 h 30 ¦ Sa[-1] 09:00-12:30
            Mardi 9h-12h, le premier mardi du mois 14h-17h             ¦ Tu 09:00-12:00, Tu[1] 14:00-17:00
            semaines paires : lundi 9h-12h                             ¦ week 2-52/2 Mo 09:00-12:00
            le mercredi 9h-12h en semaine impaire uniquement et le samedi 9h-12h en semaine paire ¦ week 1-53/2 We 09:00-12:00; week 2-52/2 Sa 09:00-12:00
            Les mardis d'octobre à juin de 9h00 à 17h00                ¦ Oct-Jun Tu 09:00-17:00
            sur rendez-vous                                            ¦ "sur rendez-vous"
            Accueil sur RDV                                            ¦ "sur rendez-vous"
            Du lundi au vendredi, de 8h30 à 17h, sur rendez-vous uniquement ¦ Mo-Fr 08:30-17:00 "sur rendez-vous"
            Lundi 9h-12h, le samedi sur rendez-vous                    ¦ Mo 09:00-12:00; Sa "sur rendez-vous"
            Uniquement sur rendez-vous, Mardi de 10h à 17h, Mercredi de 10h à 17h ¦ Tu,We 10:00-17:00 "sur rendez-vous"
            Le lundi de 9h00 à 12h00 et sur rendez-vous.               ¦ Mo 09:00-12:00 || Mo "sur rendez-vous"
            lundi 9h-12h (sans rendez-vous), mardi 9h-12h (sur rendez-vous) ¦ Mo 09:00-12:00 "sans rendez-vous"; Tu 09:00-12:00 "sur rendez-vous"
            fermé                                                      ¦ off
            samedi fermé dimanche fermé lundi 9h-12h                   ¦ Mo 09:00-12:00
            Fermée lundi. Mardi 16h - 19h                              ¦ Tu 16:00-19:00
            Du lundi au vendredi de 8h30 à 12h et de 13h30 à 17h, sauf le mercredi après-midi ¦ Mo,Tu,Th,Fr 08:30-12:00,13:30-17:00; We 08:30-12:00
            Tous les jours sauf le jeudi : 8h30 à 11h                  ¦ Mo-We,Fr-Su 08:30-11:00
            Du lundi au vendredi 9h-12h, fermé les jours fériés        ¦ Mo-Fr 09:00-12:00; PH off
            Vendredi de 9h à 10h et vendredi de 14h à 15h              ¦ Fr 09:00-10:00,14:00-15:00
            lundi 9h-12h, fermé du 24 décembre au 2 janvier            ¦ Mo 09:00-12:00; Dec 24-Jan 02 off
            lundi 9h-12h ; fermé du 1er au 15 août                     ¦ Mo 09:00-12:00; Aug 01-Aug 15 off
            lundi 9h-12h. Fermeture annuelle : du 24 décembre 2026 au 2 janvier 2027 ¦ Mo 09:00-12:00; 2026 Dec 24-2027 Jan 02 off
            Lundi 9h-12h, fermé le 24 décembre                         ¦ Mo 09:00-12:00; Dec 24 off
            mardi 14h-17h, fermé en août                               ¦ Tu 14:00-17:00; Aug off
            lundi : 9 h à 12 h ; du 24 décembre au 2 janvier : fermé   ¦ Mo 09:00-12:00; Dec 24-Jan 02 off
            fermé du 24 décembre au 2 janvier                          ¦ Dec 24-Jan 02 off
            lundi au vendredi 9h-12h, sur rendez-vous l'après-midi     ¦ Mo-Fr 09:00-12:00 || Mo-Fr "sur rendez-vous l’après-midi"
            du lundi au vendredi 9h-12h ; l'après-midi sur rendez-vous ¦ Mo-Fr 09:00-12:00 || Mo-Fr "sur rendez-vous l’après-midi"
            lundi 9h-12h, mardi après-midi sur rendez-vous             ¦ Mo 09:00-12:00; Tu "sur rendez-vous l’après-midi"
            lundi : 9 h à 12 h ; le reste du temps : sur rendez-vous   ¦ Mo 09:00-12:00 || Mo "sur rendez-vous"
            mardi : 14 h à 17 h ; en août : fermé                      ¦ Tu 14:00-17:00; Aug off
            09:00 - 12:00 / 13:30 - 17:00                              ¦ 09:00-12:00,13:30-17:00 unknown "jours non précisés"
            """)
    void aFrenchTextBecomesOsm(String french, String osm) {
        assertThat(FrenchHoursReader.toOsm(french)).contains(osm);
        assertThat(OsmHoursReader.read(osm)).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            lundi 9h-12h ; mardi quelquefois ; jeudi 14h-17h ¦ mardi quelquefois
            lundi 9h-12h, selon les bénévoles                ¦ selon les bénévoles
            Lundi 9h-12h. Mardi 14h.                         ¦ Mardi 14h.
            lundi 9h-12h ; fermé du 31 juin au 4 août        ¦ fermé du 31 juin au 4 août
            """)
    void aRefusedTextNamesThePieceThatIsNotUnderstood(String french, String piece) {
        assertThat(FrenchHoursReader.unread(french)).contains(piece);
    }

    @Test
    void linesTabsAndTypographyDoNotMatter() {
        assertThat(FrenchHoursReader.toOsm(
                        "Du Lundi au Jeudi\n9\u00a0h\u00a030 – 12 h / 15 h 30 – 18 h\nLe Vendredi\n9 h 30 – 12 h"))
                .contains("Mo-Th 09:30-12:00,15:30-18:00; Fr 09:30-12:00");
        assertThat(FrenchHoursReader.toOsm("lundi\t08:30–12:00, 13:30–17:30\nmardi\tFermé"))
                .contains("Mo 08:30-12:00,13:30-17:30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "le matin",
                "Du lundi au vendredi",
                "semaines paires",
                "Quotidien",
                "Se rapprocher de l'organisme",
                "Un mercredi sur deux de 9h00 à 12h00",
                "samedi APRÈS-MIDI tous les 15 jours de 14H à 16h",
                "Les mardis toutes les trois semaines de 13h00 à 16h00",
                "Tous les mercredis après-midis",
                "Lundi au vendredi : 9h à 12h30 (17h00 pendant les vacances scolaires)",
                "Lundi, mardi 9h à 12h, fermé pendant les vacances scolaires",
                "9h à 12h / 13h à 17h (17h30 le mercredi)",
                "Les mardis de 9h00 à 10h30 ou de 16h00 à 17h30",
                "Mercredi de 10h à 12h ou sur rdv toute la semaine",
                "Du lundi au vendredi de 9h à 12h et d",
                "du lundi au vendredi de 9h à 12h et de 14h00",
                "Les lundi, mardi et eudi de 9h00 à 12h00",
                "Mar à ven : 10h/17h mer : 10h/18h",
                "MARDI-JEUDI ET VENDREDI 9H-12H MERCREDI 9H-12H",
                "Lundi 9h-12h, mardi 14h-17h, sur rendez-vous",
                "Lundi au vendredi : 9h à 18h (lundi et jeudi matin fermé)",
                "Mer et Jeu : 3-11 h",
                "lundi matin 14h-17h",
                "lundi 12h-9h",
                "lundi 9h15h",
                "lundi 13h030 à 15h00",
                "lundi 25h-26h",
                "Vendredi 21/04 10:00 - 12:30",
                "06 00 55 43 52",
                "lundi 9h-12h au 5 rue Erik Satie"
            })
    void whatIsNotSureIsNotConverted(String french) {
        assertThat(FrenchHoursReader.toOsm(french)).isEmpty();
    }
}
