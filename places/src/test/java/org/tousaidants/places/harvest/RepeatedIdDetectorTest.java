package org.tousaidants.places.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatedIdDetectorTest {

    @Test
    void anIdIsNewOnceThenKnownByItsLine() {
        var ids = new RepeatedIdDetector();
        for (var i = 1; i <= 100_000; i++)
            assertThat(ids.meet("structure-" + i, i)).isZero();
        for (var i = 1; i <= 100_000; i++)
            assertThat(ids.meet("structure-" + i, 7)).isEqualTo(i);
    }
}
