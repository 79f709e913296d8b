package org.tousaidants.pass.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmallCountsTest {
    private static List<Optional<Long>> shown(Map<String, Long> counts) {
        return SmallCounts.hidden(counts, 11).stream()
                .map(Usage.Slice::vouchers)
                .toList();
    }

    @Test
    void aSmallCountIsHiddenAndNotComputedBackFromTheSum() {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("Saintes", 40L);
        counts.put("Royan", 15L);
        counts.put("Pons", 3L);
        assertThat(shown(counts)).containsExactly(Optional.of(40L), Optional.empty(), Optional.empty());
        counts.put("Jonzac", 2L);
        assertThat(shown(counts))
                .containsExactly(Optional.of(40L), Optional.of(15L), Optional.empty(), Optional.empty());
        counts.remove("Pons");
        counts.remove("Jonzac");
        assertThat(shown(counts)).containsExactly(Optional.of(40L), Optional.of(15L));
        assertThat(shown(Map.of("Pons", 3L))).containsExactly(Optional.empty());
    }
}
