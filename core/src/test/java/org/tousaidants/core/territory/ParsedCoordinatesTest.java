package org.tousaidants.core.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.core.territory.ParsedCoordinates.CoordinateFlaw;
import org.tousaidants.core.territory.ParsedCoordinates.CoordinateRepair;
import org.tousaidants.core.territory.ParsedCoordinates.CoordinatesOutsideFrance;
import org.tousaidants.core.territory.ParsedCoordinates.NoCoordinates;
import org.tousaidants.core.territory.ParsedCoordinates.UnreadableCoordinates;
import org.tousaidants.core.territory.ParsedCoordinates.ValidCoordinates;

class ParsedCoordinatesTest {
    private static final GeoPoint LA_ROCHELLE = new GeoPoint(46.1591, -1.152);

    @Test
    void goodOnesAreReadAsTheyAre() {
        assertThat(ParsedCoordinates.read("46.1591", "-1.152")).isEqualTo(new ValidCoordinates(LA_ROCHELLE, Set.of()));
        assertThat(ParsedCoordinates.read(" +46.1591° ", "\u00A0−1.152"))
                .isEqualTo(new ValidCoordinates(LA_ROCHELLE, Set.of()));
    }

    @Test
    void repairsAreNamed() {
        assertThat(ParsedCoordinates.read("46,1591", "-1,152"))
                .isEqualTo(new ValidCoordinates(LA_ROCHELLE, Set.of(CoordinateRepair.DECIMAL_COMMA)));
        assertThat(ParsedCoordinates.read("-1.152", "46.1591"))
                .isEqualTo(new ValidCoordinates(LA_ROCHELLE, Set.of(CoordinateRepair.SWAPPED)));
        assertThat(ParsedCoordinates.read("-1,152", "46,1591"))
                .isEqualTo(new ValidCoordinates(
                        LA_ROCHELLE, Set.of(CoordinateRepair.SWAPPED, CoordinateRepair.DECIMAL_COMMA)));
    }

    @ParameterizedTest
    @CsvSource({"379741.13, 6570563.88", "6570563.88, 379741.13", "'379741,13', '6 570 563,88'"})
    void lambert93IsRecognisedInEitherOrder(String first, String second) {
        assertThat(ParsedCoordinates.read(first, second)).isInstanceOfSatisfying(ValidCoordinates.class, read -> {
            assertThat(read.repairs()).contains(CoordinateRepair.LAMBERT93);
            assertThat(read.point().metresTo(LA_ROCHELLE)).isLessThan(1);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "16.24, -61.53", "14.6, -61.07", "4.93, -52.33", "-20.88, 55.45", "-12.78, 45.23", "46.78, -56.18",
        "17.9, -62.85", "18.07, -63.08", "-13.28, -176.17", "-14.3, -178.16", "-17.53, -149.57", "-22.27, 166.44"
    })
    void overseasFranceIsFranceInEitherOrder(String latitude, String longitude) {
        var point = new GeoPoint(Double.parseDouble(latitude), Double.parseDouble(longitude));
        assertThat(ParsedCoordinates.read(latitude, longitude)).isEqualTo(new ValidCoordinates(point, Set.of()));
        assertThat(ParsedCoordinates.read(longitude, latitude))
                .isEqualTo(new ValidCoordinates(point, Set.of(CoordinateRepair.SWAPPED)));
    }

    @ParameterizedTest
    @CsvSource({"52.52, 13.40", "40.71, -74.0", "0, 1", "-46.15, 1.15", "46.15, 89"})
    void goodNumbersInNoFrenchTerritoryAreElsewhere(String latitude, String longitude) {
        assertThat(ParsedCoordinates.read(latitude, longitude)).isInstanceOf(CoordinatesOutsideFrance.class);
    }

    @Test
    void blanksAreAbsentAndHalfIsIncomplete() {
        assertThat(ParsedCoordinates.read("", " ")).isEqualTo(new NoCoordinates());
        assertThat(ParsedCoordinates.read("46.15", "")).isEqualTo(new UnreadableCoordinates(CoordinateFlaw.INCOMPLETE));
        assertThat(ParsedCoordinates.read("", "-1.15")).isEqualTo(new UnreadableCoordinates(CoordinateFlaw.INCOMPLETE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "NaN",
                "Infinity",
                "0x1p3",
                "46.1d",
                "1,151,000",
                "46°09'36\"",
                "--1",
                "1-",
                ".",
                "46.15;-1.15",
                "=46.15",
                "46.1599999999999999999999999999999",
                "1e9999",
                "٤٦.١"
            })
    void garbageIsRefused(String garbage) {
        assertThat(ParsedCoordinates.read(garbage, "-1.15"))
                .isEqualTo(new UnreadableCoordinates(CoordinateFlaw.NOT_A_NUMBER));
        assertThat(ParsedCoordinates.read("46.15", garbage))
                .isEqualTo(new UnreadableCoordinates(CoordinateFlaw.NOT_A_NUMBER));
    }

    @Test
    void zeroZeroIsNoPlace() {
        assertThat(ParsedCoordinates.read("0", "0.0")).isEqualTo(new UnreadableCoordinates(CoordinateFlaw.ZERO));
    }

    @ParameterizedTest
    @CsvSource({"461591, -11520", "46.15, 200", "1e99, 1", "6570563, 6570563"})
    void whatIsNotOnEarthIsOutOfRange(String latitude, String longitude) {
        assertThat(ParsedCoordinates.read(latitude, longitude))
                .isEqualTo(new UnreadableCoordinates(CoordinateFlaw.OUT_OF_RANGE));
    }

    /// Control points computed with PROJ's port (npm proj4, EPSG:2154); the first is from the definition of the
    /// projection.
    @ParameterizedTest
    @CsvSource({
        "700000.00,  6600000.00, 46.5,    3",
        "379741.13,  6570563.88, 46.1591, -1.1520",
        "146632.98,  6836262.33, 48.3904, -4.4861",
        "1050362.70, 6840899.65, 48.5734, 7.7521",
        "1216166.56, 6051870.46, 41.3874, 9.1594",
        "656187.43,  7104461.77, 51.0343, 2.3768",
        "652296.97,  6861636.36, 48.8530, 2.3499",
        "313024.54,  6262797.36, 43.3590, -1.7740"
    })
    void lambert93IsExactToACentimetre(double x, double y, double latitude, double longitude) {
        assertThat(Lambert93.plausible(x, y)).isTrue();
        assertThat(Lambert93.plausible(y, x)).isFalse();
        assertThat(Lambert93.toWgs84(x, y).metresTo(new GeoPoint(latitude, longitude)))
                .isCloseTo(0, within(0.02));
    }
}
