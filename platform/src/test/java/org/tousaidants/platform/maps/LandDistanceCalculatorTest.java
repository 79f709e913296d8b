package org.tousaidants.platform.maps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tousaidants.core.territory.Communes;

class LandDistanceCalculatorTest {
    private static final Communes COMMUNES = Communes.shipped();
    private static final LandDistanceCalculator WAYS =
            LandDistanceCalculator.of("17", COMMUNES).orElseThrow();

    /// Distances over bridges, from the centre of one commune to the centre of another.
    @ParameterizedTest
    @CsvSource(textBlock = """
        # Bourcefranc to Le Château-d’Oléron, La Rochelle to Rivedoux, Marennes to La Tremblade
        17058, 17093, 4, 9
        17300, 17297, 5, 14
        17219, 17452, 5, 12
        # Rochefort to Échillais, Tonnay-Charente to Saint-Hippolyte
        17299, 17146, 2, 8
        17449, 17346, 2, 8
        # Fouras to Port-des-Barques: by Rochefort; Rochefort to Soubise: by Échillais
        17168, 17484, 20, 35
        17299, 17429, 6, 12
        # Royan to Le Château-d’Oléron: by two bridges; Saintes to Cognac’s side stays on land
        17306, 17093, 28, 50
        17415, 17137, 0, 100
        """)
    void waterIsCrossedOnABridge(String from, String to, double least, double most) {
        assertThat(kilometres(from, to)).isBetween(least, most);
        assertThat(kilometres(to, from)).isEqualTo(kilometres(from, to), org.assertj.core.data.Offset.offset(0.001));
    }

    @Test
    void whereNoWaterStandsBetweenTheWayIsTheStraightLine() {
        assertThat(WAYS.detour("17415", "17347").orElseThrow().metres())
                .as("Saintes, Saint-Jean-d’Angély")
                .isZero();
        assertThat(WAYS.detour("17415", "17415").orElseThrow().metres()).isZero();
    }

    @Test
    void anIslandIsReachedByItsFerryAndEveryCommuneByLandFromAnother() {
        var aix = WAYS.detour("17168", "17004").orElseThrow();
        assertThat(aix.ferryMinutes()).isEqualTo(30);
        assertThat(WAYS.detour("17415", "17299").orElseThrow().ferryMinutes()).isZero();
        for (var one : COMMUNES.inDepartement("17"))
            assertThat(WAYS.detour("17415", one.code())).as(one.name()).isPresent();
        assertThat(WAYS.detour("17415", "16102")).as("another département").isEmpty();
        assertThat(LandDistanceCalculator.of("29", COMMUNES)).as("no contours").isEmpty();
    }

    @Test
    void aPointIsInTheCommuneWhoseContoursHoldIt() {
        var held = COMMUNES.inDepartement("17").stream()
                .filter(one -> !one.estimated())
                .filter(one -> WAYS.at(one.centre()).orElse("").equals(one.code()))
                .count();
        assertThat(held).isGreaterThan(440);
    }

    @Test
    void eachLineOfTheFileNamesCommunesThatExistAndItsSource() {
        for (var one : LandDistanceCalculator.crossings("17")) {
            assertThat(COMMUNES.byCode(one.one())).as(one.toString()).isPresent();
            assertThat(COMMUNES.byCode(one.other())).as(one.toString()).isPresent();
            assertThat(one.kind()).isIn("bridge", "ferry", "water");
        }
        for (var row :
                org.tousaidants.core.text.BundledFile.named(LandDistanceCalculator.class, "/maps/crossings-17.tsv"))
            assertThat(row.get("source")).isNotBlank();
    }

    private static double kilometres(String from, String to) {
        var straight = COMMUNES.byCode(from)
                .orElseThrow()
                .centre()
                .metresTo(COMMUNES.byCode(to).orElseThrow().centre());
        return (straight + WAYS.detour(from, to).orElseThrow().metres()) / 1000;
    }
}
