package org.tousaidants.core.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestPointFinderTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 300, 2_000})
    void theNearestIsTheOneThatMeasuringAllOfThemFinds(int many) {
        var random = new Random(many);
        var points = new ArrayList<GeoPoint>();
        for (var i = 0; i < many; i++) points.add(anywhere(random));
        var nearest = NearestPointFinder.of(points);
        for (var asked = 0; asked < 500; asked++) {
            var here = anywhere(random);
            var least = points.stream().mapToDouble(here::metresTo).min().orElseThrow();
            var found = points.get(nearest.to(here).orElseThrow());
            assertThat(here.metresTo(found)).isBetween(least, least + 0.001);
        }
    }

    @Test
    void ofSeveralAtOneAddressTheFirstGivenIsTaken() {
        var saintes = new GeoPoint(45.7464, -0.6323);
        var far = new GeoPoint(46.16, -1.15);
        assertThat(NearestPointFinder.of(List.of(far, saintes, saintes, saintes))
                        .to(saintes))
                .hasValue(1);
        assertThat(NearestPointFinder.of(List.of(saintes, far, saintes)).to(new GeoPoint(45.75, -0.63)))
                .hasValue(0);
    }

    @Test
    void whereThereIsNothingNothingIsNear() {
        assertThat(NearestPointFinder.of(List.of()).to(new GeoPoint(45, 0))).isEqualTo(OptionalInt.empty());
    }

    @Test
    void theOtherSideOfTheDateLineIsNear() {
        var wallis = new GeoPoint(-13.28, -176.17);
        var fiji = new GeoPoint(-18.12, 178.45);
        var paris = new GeoPoint(48.85, 2.35);
        assertThat(NearestPointFinder.of(List.of(paris, wallis)).to(fiji)).hasValue(1);
        assertThat(NearestPointFinder.of(List.of(new GeoPoint(89.9, 10), paris)).to(new GeoPoint(89.9, -170)))
                .hasValue(0);
    }

    /// A random point in France, on its islands overseas, or anywhere in the world.
    private static GeoPoint anywhere(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> new GeoPoint(180 * random.nextDouble() - 90, 360 * random.nextDouble() - 180);
            case 1 -> new GeoPoint(-21 + random.nextDouble(), 55 + random.nextDouble());
            default -> new GeoPoint(42 + 9 * random.nextDouble(), -5 + 14 * random.nextDouble());
        };
    }
}
