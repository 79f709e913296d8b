package org.tousaidants.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.schema.Field;

class SurvivorshipTest {
    private static final Voice FILE = new Voice.Source("france-services", new UUID(0, 1));
    private static final Voice CLAIRE = new Voice.Person(new UUID(0, 2), "Claire");

    @Test
    void aSourceMayChangeItsMind() {
        assertThat(phone(said(1, FILE, "+33546000001"), said(2, FILE, "+33546000002")))
                .contains("+33546000002");
    }

    @Test
    void aCorrectionByHandOutlivesTheNextHarvest() {
        assertThat(phone(said(1, FILE, "+33546000001"), said(2, CLAIRE, "+33546000009"), said(3, FILE, "+33546000002")))
                .contains("+33546000009");
    }

    @Test
    void theLastOfTwoCorrectionsStands() {
        assertThat(phone(said(1, CLAIRE, "+33546000001"), said(2, CLAIRE, "+33546000002")))
                .contains("+33546000002");
    }

    @Test
    void whatAPersonTookBackStaysAway() {
        assertThat(phone(
                        said(1, FILE, "+33546000001"),
                        new Change(2, Instant.EPOCH, CLAIRE, Map.of(Field.TELEPHONE, Optional.empty())),
                        said(3, FILE, "+33546000002")))
                .isEmpty();
    }

    private static Optional<String> phone(Change... history) {
        return Survivorship.sheet(List.of(history)).get(Field.TELEPHONE);
    }

    private static Change said(long n, Voice voice, String phone) {
        return new Change(n, Instant.EPOCH, voice, Map.of(Field.TELEPHONE, Optional.of(phone)));
    }
}
