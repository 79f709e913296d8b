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
    private static final Voice.Human CLAIRE = new Voice.Person(new UUID(0, 2), "Claire");

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
                        new Change(
                                2, Instant.EPOCH, CLAIRE, Change.Act.SAID, Map.of(Field.TELEPHONE, Optional.empty())),
                        said(3, FILE, "+33546000002")))
                .isEmpty();
    }

    @Test
    void aSourceSpeaksOfTheDayThatItGivesItself() {
        var said = at("2026-11-20T08:00:00Z", FILE, Change.Act.SAID, "+33546000001", "2026-03-01");
        var again = new Change(
                2,
                Instant.parse("2026-11-25T08:00:00Z"),
                FILE,
                Change.Act.SAID,
                Map.of(Field.DATE_MAJ, Optional.of("2026-11-02")));
        assertThat(seen(said)).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(seen(said, again)).isEqualTo(Instant.parse("2026-11-01T23:00:00Z"));
    }

    @Test
    void aDayToComeOrThatDoesNotExistSaysNothing() {
        for (var day : List.of("2031-01-01", "2026-02-30"))
            assertThat(seen(at("2026-11-20T08:00:00Z", FILE, Change.Act.SAID, "+33546000001", day)))
                    .isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
    }

    @Test
    void whatAHumanBeingFoundRightKeepsItsSourceAndGainsADate() {
        var known = Survivorship.provenance(List.of(
                        at("2026-01-01T08:00:00Z", FILE, Change.Act.SAID, "+33546000001", "2025-12-01"),
                        at("2026-11-20T08:00:00Z", CLAIRE, Change.Act.CONFIRMED, "+33546000001", "2025-12-01")))
                .get(Field.TELEPHONE);
        assertThat(known.said()).isEqualTo(FILE);
        assertThat(known.confirmed().orElseThrow().by()).isEqualTo(CLAIRE);
        assertThat(known.lastSeen()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
    }

    @Test
    void aConfirmationSaysNothingOfTheValueThatComesAfter() {
        var known = Survivorship.provenance(List.of(
                        said(1, FILE, "+33546000001"),
                        new Change(
                                2,
                                Instant.EPOCH,
                                CLAIRE,
                                Change.Act.CONFIRMED,
                                Map.of(Field.TELEPHONE, Optional.of("+33546000001"))),
                        said(3, FILE, "+33546000002")))
                .get(Field.TELEPHONE);
        assertThat(known.confirmed()).isEmpty();
    }

    private static Instant seen(Change... history) {
        return Survivorship.provenance(List.of(history)).get(Field.TELEPHONE).lastSeen();
    }

    private static Change at(String at, Voice voice, Change.Act act, String phone, String day) {
        return new Change(
                1,
                Instant.parse(at),
                voice,
                act,
                Map.of(Field.TELEPHONE, Optional.of(phone), Field.DATE_MAJ, Optional.of(day)));
    }

    private static Optional<String> phone(Change... history) {
        return Survivorship.sheet(List.of(history)).get(Field.TELEPHONE);
    }

    private static Change said(long n, Voice voice, String phone) {
        return new Change(n, Instant.EPOCH, voice, Change.Act.SAID, Map.of(Field.TELEPHONE, Optional.of(phone)));
    }
}
