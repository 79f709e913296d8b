package org.tousaidants.rules.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.rules.reading.ChangedProtocol;

/// Regression: the sentence of a guarantee said « en huit jours » (eight days), but the threshold was ten days;
/// « huit sur dix » (eight of ten) was measured as seven of ten.
class GuaranteeSentencesTest {
    private static final Map<Integer, String> THRESHOLDS =
            Map.of(1, "", 8, "huit", 10, "dix", 20, "vingt", 24, "vingt-quatre", 48, "quarante-huit");
    private static final Map<Integer, String> SHARES = Map.of(
            80,
            "Huit personnes sur dix",
            90,
            "Neuf fois sur dix",
            95,
            "ix-neuf fois sur vingt",
            100,
            "Chaque habitant");

    @ParameterizedTest
    @ValueSource(strings = {"base", "charente-maritime"})
    void aPromiseSaysItsOwnThresholdAndShare(String protocol) {
        for (var promise : ChangedProtocol.of(protocol).read().guarantees()) {
            assertThat(SHARES).as(promise.id()).containsKey(promise.share());
            assertThat(THRESHOLDS).as(promise.id()).containsKey(promise.threshold());
            assertThat(promise.phrase())
                    .as(promise.id())
                    .contains(SHARES.get(promise.share()), THRESHOLDS.get(promise.threshold()));
            if (promise.unit().matches("minutes|heures|jours"))
                assertThat(promise.phrase())
                        .as(promise.id())
                        .contains(THRESHOLDS.get(promise.threshold()) + " " + promise.unit());
        }
    }
}
