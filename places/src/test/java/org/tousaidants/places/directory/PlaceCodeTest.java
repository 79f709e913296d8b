package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;

class PlaceCodeTest {
    @Test
    void aCodeDrawnIsACode() {
        var random = new Random(17);
        for (var i = 0; i < 1000; i++)
            assertThat(PlaceCode.draw(random).value()).hasSize(7);
    }

    /// Among 50,000 places two equal draws occur once in thirty times: a harvest must not fail because of it.
    @Test
    void noCodeIsGivenTwice() {
        var same = new PlaceCode("5555555");
        assertThat(PlaceCode.draw(3, drawsTheSameFourTimes(), codes -> Set.of()))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .contains(same);
        assertThat(PlaceCode.draw(3, drawsTheSameFourTimes(), codes -> Set.of(same)))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .doesNotContain(same);
    }

    private static Random drawsTheSameFourTimes() {
        return new Random(17) {
            private int drawn;

            @Override
            public int nextInt(int bound) {
                return drawn++ < 4 * 7 ? 5 : super.nextInt(bound);
            }
        };
    }

    @Test
    void onlyTheEndOfAnAddressDecides() {
        assertThat(PlaceCode.endOf("mediatheque-de-saintes-k3f9x2a")).contains(new PlaceCode("k3f9x2a"));
        assertThat(PlaceCode.endOf("k3f9x2a")).contains(new PlaceCode("k3f9x2a"));
        assertThat(PlaceCode.endOf("mediatheque-de-saintes")).isEmpty();
        assertThat(PlaceCode.endOf("")).isEmpty();
        assertThat(PlaceCode.endOf("x-K3F9X2A")).isEmpty();
    }

    @Test
    void charactersThatAreMistakenForOthersAreRefused() {
        assertThatThrownBy(() -> new PlaceCode("k3f9x2o")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressSaysTheNameInPlainLetters() {
        assertThat(address("Médiathèque « L'Œuvre »", "Saint-Jean-d'Angély"))
                .isEqualTo("mediatheque-l-oeuvre-saint-jean-d-angely-k3f9x2a");
        assertThat(address("<b>?</b>", "…")).isEqualTo("b-b-k3f9x2a");
        assertThat(address("***", "***")).isEqualTo("lieu-k3f9x2a");
        assertThat(address("très ".repeat(40) + "long", "Saintes")).hasSizeLessThanOrEqualTo(68);
    }

    private static String address(String name, String commune) {
        return Place.of(
                        new PlaceId(new UUID(0, 1)),
                        new PlaceCode("k3f9x2a"),
                        PlaceSheet.of(Map.of(Field.NOM, name, Field.COMMUNE, commune)),
                        1,
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty())
                .slug();
    }
}
