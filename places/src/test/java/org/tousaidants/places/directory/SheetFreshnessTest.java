package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.schema.Field;

class SheetFreshnessTest {
    private static final DataUpkeepRules RULES = DataUpkeepRulesConfiguration.standard();
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final ValueStatementSource.HarvestedSource FILE =
            new ValueStatementSource.HarvestedSource("france-services", new UUID(0, 1));
    private static final ValueStatementSource.HumanSource ODILE =
            new ValueStatementSource.CaretakerSource(new UUID(0, 3), "Odile");

    @Test
    void whatWasConfirmedTodayIsWhollyFresh() {
        assertThat(fresh(Field.HORAIRES, 0).percent()).isEqualTo(100);
    }

    @Test
    void aHalfLifeLaterHalfIsLeftAndAQuarterAfterTwo() {
        assertThat(fresh(Field.HORAIRES, 180).percent()).isEqualTo(50);
        assertThat(fresh(Field.HORAIRES, 360).percent()).isEqualTo(25);
    }

    @Test
    void hoursAgeFasterThanAnAddress() {
        assertThat(fresh(Field.HORAIRES, 400).percent())
                .isLessThan(fresh(Field.ADRESSE, 400).percent());
        assertThat(fresh(Field.HORAIRES, 400).subjects().getFirst().stale()).isTrue();
        assertThat(fresh(Field.ADRESSE, 400).subjects().getFirst().stale()).isFalse();
    }

    @Test
    void aSubjectIsAsFreshAsItsOldestField() {
        var known = Map.of(Field.TELEPHONE, seen(10), Field.COURRIELS, seen(365));
        var subject = SheetFreshness.of(RULES, known, NOW).subjects().getFirst();
        assertThat(subject.percent()).isEqualTo(50);
        assertThat(subject.days()).isEqualTo(365);
        assertThat(subject.fields()).hasSize(2);
    }

    @Test
    void aConfirmationMakesAnOldWordFresh() {
        var confirmed = new ValueProvenance(
                FILE,
                NOW.minus(Duration.ofDays(900)),
                Optional.of(new ValueProvenance.ValueConfirmation(ODILE, NOW.minus(Duration.ofDays(1)))));
        assertThat(SheetFreshness.of(RULES, Map.of(Field.HORAIRES, confirmed), NOW)
                        .percent())
                .isEqualTo(100);
    }

    @Test
    void aPlaceIsTheWeighedMeanOfItsSubjects() {
        var known = Map.of(Field.HORAIRES, seen(180), Field.TELEPHONE, seen(0));
        // (5 × 50 + 4 × 100) / 9
        assertThat(SheetFreshness.of(RULES, known, NOW).percent()).isEqualTo(72);
    }

    @Test
    void nothingKnownIsNotFreshAndNotOldEither() {
        assertThat(SheetFreshness.of(RULES, Map.of(), NOW).percent()).isZero();
        assertThat(SheetFreshness.of(RULES, Map.of(), NOW).subjects()).isEmpty();
    }

    @Test
    void aDayToComeIsWorthToday() {
        assertThat(fresh(Field.HORAIRES, -40).percent()).isEqualTo(100);
    }

    private static SheetFreshness fresh(Field field, int daysAgo) {
        return SheetFreshness.of(RULES, Map.of(field, seen(daysAgo)), NOW);
    }

    private static ValueProvenance seen(int daysAgo) {
        return new ValueProvenance(FILE, NOW.minus(Duration.ofDays(daysAgo)), Optional.empty());
    }
}
