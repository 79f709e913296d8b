package org.tousaidants.places.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tousaidants.core.schema.Field;

/// The parsing of names, addresses and numbers.
class ReadingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "16ter rue Emmanuel Bonnet            | 16 | t | rue emmanuel bonnet",
                "5-9 Rue des Papetiers                |  5 | - | rue papetiers",
                "1 pl Charles de Gaulle               |  1 | - | place charles gaulle",
                "1, Place de l’Hôtel de ville         |  1 | - | place mairie",
                "place de la mairie                   | -1 | - | place mairie",
                "14 bis avenue des Varennes 17000 La Rochelle | 14 | b | avenue varennes",
                "Résidence Les Pins 12 rue du Port    | 12 | - | residence pins rue port",
                "BP 12 3 bd Mal Foch cedex 9          |  3 | - | boulevard marechal foch",
                "4 rue de la 36ème Division US        |  4 | - | rue 36 division us",
                "Lieu-dit La Gravelle                 | -1 | - | dit gravelle",
            })
    void anAddressIsANumberAndWords(String written, int number, @Nullable String suffix, String words) {
        var read = ParsedAddress.read(PlaceNameNormaliser.words(written), "17000", PlaceNameLexicon.SHIPPED);
        assertThat(read.from()).isEqualTo(number);
        assertThat(read.suffix()).isEqualTo(suffix == null ? ' ' : suffix.charAt(0));
        assertThat(String.join(" ", read.words())).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Maison France Services Le Phare       | RFS        | phare",
                "MSAP du Marais                        | RFS        | marais",
                "Médiathèque municipale Jean Jaurès    | BIB        | jean jaures",
                "C.C.A.S. de Trifouilly                | CCAS       | trifouilly",
                "Centre Communal d'Action Sociale      | CCAS       | ''",
                "CTRE COM ACTION SOCIALE               | CCAS       | ''",
                "MJC Les Hauts                         | MJC        | hauts",
                "EPN de l'Abbaye                       | EPN        | abbaye",
                "Mairie de Surgères                    | MUNI       | surgeres",
                "Communauté de communes Aunis Sud      | EPCI       | aunis sud",
                "Asso. Les Tisserands                  | ASSO       | tisserands",
            })
    void aNameSaysAKindAndWhatTellsThePlaceFromOthers(String name, String kind, String core) {
        assertThat(PlaceNameLexicon.SHIPPED.codes(name)).containsExactly(kind);
        assertThat(String.join(
                        " ",
                        PlaceNameLexicon.SHIPPED
                                .read(PlaceNameNormaliser.words(name))
                                .core()))
                .isEqualTo(core);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "TELEPHONE   / 05.46.07.22.33          / +33546072233",
                "TELEPHONE   / 546072233               / +33546072233",
                "TELEPHONE   / +33 (0)5 46 07 22 33    / +33546072233",
                "TELEPHONE   / 0262 35 00 00           / +262262350000",
                "TELEPHONE   / 05 46 07 22 33 ou 06 00 / +33546072233",
                "CODE_POSTAL / 1200                    / 01200",
                "CODE_POSTAL / 17000.0                 / 17000",
                "PIVOT       / 732 829 320 00074       / 73282932000074",
                "COURRIELS   / Contact@Ici.fr; b@c.fr  / contact@ici.fr|b@c.fr",
                "TYPOLOGIE   / Bibliothèque municipale / BIB",
            })
    void aCellBecomesWhatTheNationalFileAccepts(Field field, String written, String value) {
        assertThat(MatchingCellReader.read(field, written)).contains(value);
    }

    @ParameterizedTest
    @CsvSource({
        "TELEPHONE, inconnu",
        "TELEPHONE, 12 34",
        "CODE_POSTAL, 2A",
        "COURRIELS, néant",
        "PIVOT, x",
        "SITE_WEB, non"
    })
    void aCellThatNobodyCanReadIsLeftOut(Field field, String written) {
        assertThat(MatchingCellReader.read(field, written)).isEmpty();
    }

    @Test
    void aSiteWithoutItsSchemeGetsOne() {
        assertThat(MatchingCellReader.read(Field.SITE_WEB, "www.ici.fr/lieu")).contains("https://www.ici.fr/lieu");
    }

    @Test
    void aSiretThatFailsItsCheckIsUnknown() {
        assertThat(ParsedSiret.read("73282932000074").siret()).isEqualTo(73_282_932_000_074L);
        assertThat(ParsedSiret.read("73282932000075").siret()).isEqualTo(-1);
        assertThat(ParsedSiret.read("00000000000000")).isEqualTo(ParsedSiret.UNKNOWN);
    }

    @Test
    void whatSoundsTheSameIsWrittenTheSame() {
        assertThat(FrenchPhoneticKey.of("jaures")).isEqualTo(FrenchPhoneticKey.of("jores"));
        assertThat(FrenchPhoneticKey.of("philippe")).isEqualTo(FrenchPhoneticKey.of("filipe"));
        assertThat(List.of(FrenchPhoneticKey.of("mermoz"), FrenchPhoneticKey.of("mermos")))
                .containsOnly(FrenchPhoneticKey.of("mermoz"));
    }

    @Test
    void swappedLettersAreOneMistake() {
        assertThat(RecordWordVocabulary.wrong("mediatheque", "meidatheque", 2)).isEqualTo(1);
        assertThat(RecordWordVocabulary.wrong("saint", "sante", 1)).isGreaterThan(1);
    }
}
