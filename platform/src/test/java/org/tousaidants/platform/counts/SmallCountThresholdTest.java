package org.tousaidants.platform.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SmallCountThresholdTest {
    private static Collection<OptionalLong> shown(Map<String, Long> counts) {
        return SmallCountThreshold.IN_PUBLIC.parts(counts).values();
    }

    @Test
    void aSmallCountIsHiddenAndNotComputedBackFromTheSum() {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("Saintes", 40L);
        counts.put("Royan", 15L);
        counts.put("Pons", 3L);
        assertThat(shown(counts)).containsExactly(OptionalLong.of(40), OptionalLong.empty(), OptionalLong.empty());
        counts.put("Jonzac", 2L);
        assertThat(shown(counts))
                .containsExactly(OptionalLong.of(40), OptionalLong.of(15), OptionalLong.empty(), OptionalLong.empty());
        counts.remove("Pons");
        counts.remove("Jonzac");
        assertThat(shown(counts)).containsExactly(OptionalLong.of(40), OptionalLong.of(15));
        assertThat(shown(Map.of("Pons", 3L))).containsExactly(OptionalLong.empty());
    }

    @Test
    void thoseWhoWorkInTheNetworkReadSmallerCountsThanTheWorld() {
        assertThat(SmallCountThreshold.AT_WORK.told(4)).isEmpty();
        assertThat(SmallCountThreshold.AT_WORK.told(5)).hasValue(5);
        assertThat(SmallCountThreshold.IN_PUBLIC.told(10)).isEmpty();
        assertThat(SmallCountThreshold.IN_PUBLIC.told(11)).hasValue(11);
    }

    @Test
    void noneIsNoSmallCount() {
        assertThat(SmallCountThreshold.IN_PUBLIC.hides(0)).isFalse();
        assertThat(SmallCountThreshold.IN_PUBLIC.hides(1)).isTrue();
    }
}
