package org.tousaidants.core.territory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimatedTravelTimeTest {
    @ParameterizedTest
    @CsvSource({"100, 2", "600, 12", "1000, 20"})
    void aWalkIsToldInMinutes(double metres, int minutes) {
        assertThat(EstimatedTravelTime.walkMinutes(metres)).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({"500, 1500", "3000, 3001", "30000, 30001"})
    void fartherIsNeverFaster(double near, double far) {
        assertThat(EstimatedTravelTime.carMinutes(far)).isGreaterThan(EstimatedTravelTime.carMinutes(near));
    }
}
