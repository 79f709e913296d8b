package org.tousaidants.label.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.journeys.CarJourney;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.protocol.SkillGrid;
import org.tousaidants.rules.protocol.SkillGrid.SkillCompetence;

/// Tests the gaps of a guarantee, and figures about the skills of few people.
class ServiceGuaranteeCoverageTest {
    private static final Communes COMMUNES = Communes.shipped();
    private static final String SAINTES = "17415";
    private static final String ROCHEFORT = "17299";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private static ServiceGuarantee twentyMinutes(int share) {
        return new ServiceGuarantee(
                "vingt-minutes",
                "",
                "minutes-au-plus-proche",
                ServiceGuarantee.ThresholdSide.AT_MOST,
                20,
                "minutes",
                share,
                Set.of("mediateur"),
                List.of(),
                ServiceGuarantee.PromiseOrigin.of(""));
    }

    /// Stands for the minutes by road.
    private static double minutes(Commune from, Commune to) {
        var minutes =
                CarJourney.estimate(COMMUNES, from, from.centre(), to.centre()).minutes();
        return minutes.isPresent() ? minutes.getAsInt() : Double.POSITIVE_INFINITY;
    }

    private static double kilometres(Commune from, Commune to) {
        return DistanceToHelpMeasure.kilometres(from.centre(), to.centre());
    }

    private static ServiceGuaranteeCoverage coverage(String... helping) {
        return ServiceGuaranteeCoverage.of(
                twentyMinutes(100),
                COMMUNES.inDepartement("17"),
                List.of(helping),
                COMMUNES,
                DistanceToHelpMeasure.MINUTES,
                ServiceGuaranteeCoverageTest::minutes);
    }

    @Test
    void withoutAnybodyEveryCommuneLacksIt() {
        var coverage = coverage();
        assertThat(coverage.missing()).hasSameSizeAs(COMMUNES.inDepartement("17"));
        assertThat(coverage.percent()).hasValue(0);
        assertThat(coverage.missing()).allMatch(one -> one.nearest().isEmpty());
        assertThat(coverage("99999").percent()).as("no commune of this code").hasValue(0);
    }

    @Test
    void whereSomebodyHelpsNobodyIsFarAndTheMostPeopledCommunesComeFirst() {
        var coverage = coverage(SAINTES);
        assertThat(coverage.missing())
                .extracting(one -> one.commune().code())
                .doesNotContain(SAINTES)
                .startsWith("17300");
        assertThat(coverage.missing())
                .allMatch(one -> one.way() > 20
                        && one.nearest().map(Commune::code).orElse(SAINTES).equals(SAINTES));
        assertThat(coverage.holds()).isFalse();
        assertThat(coverage(SAINTES, ROCHEFORT).percent().orElseThrow())
                .isGreaterThan(coverage.percent().orElseThrow());
        assertThat(ServiceGuaranteeCoverage.of(
                                twentyMinutes(1),
                                COMMUNES.inDepartement("17"),
                                List.of(SAINTES),
                                COMMUNES,
                                DistanceToHelpMeasure.MINUTES,
                                ServiceGuaranteeCoverageTest::minutes)
                        .holds())
                .isTrue();
    }

    @Test
    void withoutRoadsTheTwentyMinutesAreNotMeasurableAndTheFarCommunesAreKnownAsTheCrowFlies() {
        var coverage = ServiceGuaranteeCoverage.of(
                twentyMinutes(1),
                COMMUNES.inDepartement("17"),
                List.of(SAINTES),
                COMMUNES,
                DistanceToHelpMeasure.KILOMETRES,
                ServiceGuaranteeCoverageTest::kilometres);
        assertThat(coverage.measures()).isEmpty();
        assertThat(coverage.percent()).isEmpty();
        assertThat(coverage.holds()).isFalse();
        assertThat(coverage.missing())
                .isNotEmpty()
                .allMatch(one -> one.way() > 10 && one.nearest().isPresent());
    }

    @Test
    void fewerThanFiveAreNeverCountedNorFoundBySubtraction() {
        var grid = new SkillGrid(
                List.of(),
                List.of(),
                List.of(new SkillCompetence("1.1", "Chercher", ""), new SkillCompetence("1.2", "Gérer", "")),
                Map.of("proche", Map.of("1.1", 1, "1.2", 2)),
                List.of(),
                List.of(),
                "");
        var people = new ArrayList<LabelDossier>();
        for (var i = 0; i < 6; i++) people.add(person(SAINTES, i < 4 ? 2 : 1));
        for (var i = 0; i < 5; i++) people.add(person(ROCHEFORT, 2));
        var held = HelperSkillCounts.of(grid, people);
        assertThat(held.people()).hasValue(11);
        assertThat(held.groups())
                .containsExactly(
                        new HelperSkillCounts.HolderGroup(ROCHEFORT, OptionalInt.of(5)),
                        new HelperSkillCounts.HolderGroup(SAINTES, OptionalInt.of(6)));
        assertThat(held.lines().getFirst().counts()).containsExactly(OptionalInt.of(5), OptionalInt.of(6));
        assertThat(held.lines().getLast().counts()).containsExactly(OptionalInt.of(5), OptionalInt.empty());
        assertThat(held.lines().getLast().total())
                .as("nine less five would reveal the four")
                .isEmpty();

        people.add(person("17300", 2));
        var alone = HelperSkillCounts.of(grid, people);
        assertThat(alone.groups().getLast()).isEqualTo(new HelperSkillCounts.HolderGroup("", OptionalInt.empty()));
        assertThat(alone.people()).as("twelve less eleven would reveal one").isEmpty();
        assertThat(HelperSkillCounts.of(grid, List.of()).groups()).isEmpty();
    }

    /// A dossier with this level in the second competence and the required level in the first.
    private static LabelDossier person(String commune, int level) {
        return LabelDossier.opened("d", "proche", commune, DAY)
                .withLevels(List.of(
                        new LabelDossier.DossierSkillLevel("1.1", 1, SkillEvidence.DECLARATION, DAY),
                        new LabelDossier.DossierSkillLevel("1.2", level, SkillEvidence.DECLARATION, DAY)));
    }
}
