package org.tousaidants.core.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommunesTest {
    private static final Communes FRANCE = Communes.shipped();

    @Nested
    class TheTableThatShips {
        @Test
        void holdsEveryInhabitedCommuneOnce() {
            assertThat(FRANCE.all()).hasSize(34_963).noneMatch(Commune::isDistrict);
            assertThat(FRANCE.all().stream().mapToLong(Commune::population).sum())
                    .isBetween(66_000_000L, 71_000_000L);
            assertThat(FRANCE.all())
                    .extracting(Commune::departement)
                    .contains("2A", "2B", "971", "972", "973", "974", "975", "976", "977", "978", "986", "987", "988");
        }

        @Test
        void saysWhichCentresAreEstimated() {
            assertThat(FRANCE.all().stream().filter(Commune::estimated)).hasSize(4);
            assertThat(FRANCE.byCode("17300")).get().satisfies(c -> {
                assertThat(c.estimated()).isFalse();
                assertThat(c.epciName()).isEqualTo("CA de La Rochelle");
                assertThat(c.centre().metresTo(new GeoPoint(46.16, -1.15))).isLessThan(1_000);
            });
        }

        @Test
        void knowsTheCommunesOfADepartement() {
            assertThat(FRANCE.inDepartement("17")).hasSize(462);
            assertThat(FRANCE.inDepartement("75")).extracting(Commune::name).containsExactly("Paris");
            assertThat(FRANCE.inDepartement("99")).isEmpty();
        }

        @Test
        void leadsFromACodeThatAMergerEndedToTheCommuneOfToday() {
            assertThat(FRANCE.byCode("17189")).map(Commune::name).hasValue("Marennes-Hiers-Brouage");
            assertThat(FRANCE.byCode("75111")).map(Commune::name).hasValue("Paris 11e Arrondissement");
            assertThat(FRANCE.byCode("99999")).isEmpty();
        }

        @Test
        void givesTheCommunesOfAPostcodeLargestFirst() {
            assertThat(FRANCE.byPostcode("17000")).extracting(Commune::name).containsExactly("La Rochelle");
            assertThat(FRANCE.byPostcode("17100")).hasSizeGreaterThan(3).first().satisfies(isNamed("Saintes"));
            assertThat(FRANCE.byPostcode("75011")).extracting(Commune::code).containsExactly("75111");
            assertThat(FRANCE.byPostcode("17076")).isEmpty();
        }
    }

    @Nested
    class SearchAsOneTypes {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                la rochelle        | La Rochelle
                LA ROCHELLE        | La Rochelle
                rochel             | La Rochelle
                17000              | La Rochelle
                17 000             | La Rochelle
                170                | La Rochelle
                17                 | La Rochelle
                17000 la rochelle  | La Rochelle
                La Rochelle (17)   | La Rochelle
                st jean d'ang      | Saint-Jean-d'Angély
                St-Jean d’Angély   | Saint-Jean-d'Angély
                jean angely        | Saint-Jean-d'Angély
                saintes            | Saintes
                l'houmeau          | L'Houmeau
                houmeau            | L'Houmeau
                ste soulle         | Sainte-Soulle
                st                 | Le Saint
                strasb             | Strasbourg
                boulogne s/ mer    | Boulogne-sur-Mer
                boulogne mer       | Boulogne-sur-Mer
                mans               | Le Mans
                oeuilly            | Œuilly
                2A004              | Ajaccio
                2a                 | Ajaccio
                75011              | Paris 11e Arrondissement
                paris 11           | Paris 11e Arrondissement
                paris              | Paris
                noumea             | Nouméa
                hiers brouage      | Marennes-Hiers-Brouage
                arbignieu          | Arboys en Bugey
                """)
        void findsFirst(String typed, String expected) {
            assertThat(FRANCE.search(typed, 5)).first().satisfies(isNamed(expected));
        }

        @Test
        void whatIsAPostcodeAndACodeIsReadAsAPostcodeFirst() {
            assertThat(FRANCE.search("17300", 5))
                    .extracting(Commune::name)
                    .containsExactly("Rochefort", "Vergeroux", "La Rochelle");
        }

        @Test
        void aCityComesAfterItsArrondissementForAPostcode() {
            assertThat(FRANCE.search("69003", 2))
                    .extracting(Commune::name)
                    .containsExactly("Lyon 3e Arrondissement", "Lyon");
        }

        @Test
        void anIslandWithoutACommuneOfItsNameGivesTheCommunesOfItsIntercommunality() {
            assertThat(FRANCE.search("Ile de Re", 20))
                    .hasSize(10)
                    .allMatch(c -> c.epciName().equals("CC de l'Ile de Ré"))
                    .extracting(Commune::name)
                    .contains("Saint-Martin-de-Ré");
        }

        @Test
        void aUnionOfNamesIsGivenOnce() {
            assertThat(FRANCE.search("saint", 500)).extracting(Commune::code).doesNotHaveDuplicates();
        }

        @ParameterizedTest
        @CsvSource({
            "lhoumeau, L'Houmeau",
            "larochelle, La Rochelle",
            "la rochele, La Rochelle",
            "rochfort, Rochefort",
            "toulousse, Toulouse",
            "bordaeux, Bordeaux",
            "xaintes, Saintes"
        })
        void oneWrongLetterIsForgivenWhenNothingMatches(String typed, String expected) {
            assertThat(FRANCE.search(typed, 5)).first().satisfies(isNamed(expected));
        }

        @Test
        void fewLettersAreNotCorrected() {
            assertThat(FRANCE.search("zqxk", 5)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "   ", "'", "-- ' --", "\u0000", "\uD800", "日本", "999999999", "1e309", "%"})
        void nothingToFindIsNothingFound(String typed) {
            assertThat(FRANCE.search(typed, 5)).isEmpty();
        }

        @Test
        void aLimitIsKept() {
            assertThat(FRANCE.search("saint", 7)).hasSize(7);
            assertThat(FRANCE.search("saint", 0)).isEmpty();
            assertThat(FRANCE.search("saint", -1)).isEmpty();
        }

        @Test
        void hostileInputIsAnswered() {
            var hostile = List.of(
                    "saint ".repeat(100_000),
                    "a".repeat(1_000_000),
                    "l d s ".repeat(1_000),
                    "aaaaaaaa zzzzzzzz ".repeat(50),
                    "1 ".repeat(1_000),
                    "\u0301".repeat(100_000));
            for (var typed : hostile)
                assertThat(FRANCE.search(typed, 10)).as(typed.substring(0, 5)).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Nested
    class FindWhatAFileMeans {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                ST MARTIN DE RE          | 17410 | 17369
                Saint-Martin-de-Ré       | 17410 | 17369
                CHATEAU D OLERON         | 17480 | 17093
                LE CHATEAU D'OLERON      |       | 17093
                La Rochelle              | 17076 | 17300
                LA ROCHELLE CEDEX 1      | 17076 | 17300
                17000 La Rochelle        |       | 17300
                La Rochelle Cedex        |       |
                La Rochelle              | 70120 | 70450
                La Rochelle              |       |
                La Rochelle              | 75001 |
                Saint-Pierre             |       |
                Saint Pierre             | 17310 | 17385
                Saintes centre           | 17100 | 17415
                Louhans                  | 71500 | 71263
                Rochefort                | 17000 | 17299
                BOURG EN BRESSE          | 1000  | 01053
                Angoulme                 | 16000 | 16015
                Angoulême                | 00000 | 16015
                Villeneuve-les-Salines   | 17000 | 17300
                Marennes                 | 17320 | 17219
                Cherbourg-Octeville      | 50100 | 50129
                Paris                    | 75011 | 75111
                Paris                    | 75000 | 75056
                Paris                    |       | 75056
                PARIS CEDEX 11           | 75543 | 75111
                Lyon 3ème arrondissement |       | 69383
                LYON 03                  | 69003 | 69383
                Marseille 1er            | 13001 | 13201
                                         | 17000 | 17300
                                         | 17100 |
                Ajaccio                  | 20090 | 2A004
                Saint-Denis              | 97400 | 97411
                St Martin                | 97150 | 97801
                Monaco                   | 98000 |
                Bruxelles                | 1000  |
                """)
        void leadsTo(String name, String postcode, String code) {
            assertThat(FRANCE.find(blank(name), blank(postcode)).map(Commune::code))
                    .isEqualTo(Optional.ofNullable(code));
        }

        @Test
        void everyCommuneIsFoundByItsOwnNameAndPostcodes() {
            for (var c : FRANCE.all())
                for (var postcode : c.postcodes())
                    assertThat(FRANCE.find(c.name(), postcode))
                            .as("%s %s", c.name(), postcode)
                            .hasValueSatisfying(found ->
                                    assertThat(Commune.cityOf(found.code())).isEqualTo(c.code()));
        }

        @Test
        void everyCommuneIsFoundAsThePostOfficeWritesIt() {
            for (var c : FRANCE.all())
                assertThat(FRANCE.find(postal(c.name()), c.postcodes().getFirst()))
                        .as(postal(c.name()))
                        .hasValueSatisfying(found ->
                                assertThat(Commune.cityOf(found.code())).isEqualTo(c.code()));
        }

        @Test
        void noiseIsNoCommune() {
            for (var noise : List.of("xx", "—", "0", "\u0000", "x".repeat(1_000_000), "cedex", "17", "1er"))
                assertThat(FRANCE.find(noise, "")).as(noise.substring(0, 1)).isEmpty();
        }

        private static String postal(String name) {
            return CommuneNameNormaliser.fold(name)
                            .replaceAll("\\bsaint\\b", "st")
                            .replaceAll("\\bsainte\\b", "ste")
                            .toUpperCase(Locale.ROOT)
                    + " CEDEX 9";
        }

        private static String blank(String text) {
            return text == null ? "" : text;
        }
    }

    @Nested
    class NearAPoint {
        @Test
        void theNearestCentreIsTheSameAsByLookingAtAll() {
            var random = new Random(93);
            for (int i = 0; i < 300; i++) {
                var point = i % 3 == 0
                        ? new GeoPoint(random.nextDouble(-90, 90), random.nextDouble(-180, 180))
                        : new GeoPoint(random.nextDouble(42, 51), random.nextDouble(-5, 9));
                var least = FRANCE.everywhere().stream()
                        .filter(c -> !(c.isDistrict() && c.estimated()))
                        .mapToDouble(c -> c.centre().metresTo(point))
                        .min()
                        .orElseThrow();
                assertThat(FRANCE.nearest(point).orElseThrow().centre().metresTo(point))
                        .isCloseTo(least, within(0.5));
            }
        }

        @Test
        void thePortOfLaRochelleIsInLaRochelle() {
            assertThat(FRANCE.nearest(new GeoPoint(46.1572, -1.1535))).hasValueSatisfying(isNamed("La Rochelle"));
            assertThat(FRANCE.nearest(new GeoPoint(48.8566, 2.3522))).hasValueSatisfying(isNamed("Paris"));
        }

        @Test
        void aPointAtSeaIsNotAshore() {
            assertThat(FRANCE.ashore(new GeoPoint(46.1572, -1.1535))).isTrue();
            assertThat(FRANCE.ashore(new GeoPoint(45.8, -2.5))).isFalse();
            assertThat(FRANCE.ashore(new GeoPoint(47.5, -6.5))).isFalse();
            assertThat(FRANCE.ashore(new GeoPoint(0, 0))).isFalse();
            assertThat(FRANCE.ashore(new GeoPoint(-22.27, 166.44))).isTrue();
            assertThat(FRANCE.ashore(new GeoPoint(50.85, 4.35))).as("Bruxelles").isFalse();
        }
    }

    private static Consumer<Commune> isNamed(String name) {
        return c -> assertThat(c.name()).isEqualTo(name);
    }
}
