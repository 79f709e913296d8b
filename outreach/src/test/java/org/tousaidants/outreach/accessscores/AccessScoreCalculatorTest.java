package org.tousaidants.outreach.accessscores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.directory.ProtocolRuleFile;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;

class AccessScoresTest {
    @Test
    void all_that_is_offered_is_shared_out_and_nothing_more() {
        var random = new Random(17);
        for (var round = 0; round < 20; round++) {
            var people = IntStream.range(0, 60)
                    .mapToObj(i ->
                            new CommunePopulation("c" + i, "C" + i, point(random), 100 + i, 1 + random.nextInt(500)))
                    .toList();
            var offers = IntStream.range(0, 12)
                    .mapToObj(j -> new HelpSupplyAtPlace("o" + j, point(random), 1 + random.nextInt(9)))
                    .toList();
            var equity = AccessScoreCalculator.of(people, offers);
            var shared = equity.standings().stream()
                    .mapToDouble(one -> one.people().need() * one.share())
                    .sum();
            assertThat(shared)
                    .isCloseTo(
                            offers.stream()
                                    .mapToDouble(HelpSupplyAtPlace::capacity)
                                    .sum(),
                            within(1e-6));
            assertThat(equity.gini()).isBetween(0.0, 1.0);
            var curve = equity.lorenz();
            for (var k = 1; k < curve.size(); k++)
                assertThat(curve.get(k)[1]).isLessThanOrEqualTo(curve.get(k)[0] + 1e-9);
        }
    }

    @Test
    void the_protocol_says_how_much_each_fragility_counts() {
        assertThat(SocialNeedWeights.read(ProtocolRuleFile.ruling("", "base", SocialNeedWeights.FILE))
                        .columns())
                .containsOnlyKeys("ifn_65", "ifn_pauvrete", "ifn_4g", "ifn_thd");
        assertThat(SocialNeedWeights.read(new ProtocolRuleFile("b", "fragilite: {ifn_65: 2, ifn_pauvrete: 0.5}"))
                        .columns())
                .containsOnly(
                        Map.entry("ifn_65", new SocialNeedWeights.NeedIndicator("ifn_65", 2, 10)),
                        Map.entry("ifn_pauvrete", new SocialNeedWeights.NeedIndicator("ifn_pauvrete", 0.5, 10)));
        for (var wrong : List.of(
                "fragilite: {}", "fragilite: {a: beaucoup}", "fragilite: {a: -1}", "fragilite: {a: 0}", "autre: 1"))
            assertThatThrownBy(() -> SocialNeedWeights.read(new ProtocolRuleFile("besoins.yaml", wrong)))
                    .as(wrong)
                    .hasMessageStartingWith("besoins.yaml : fragilite");
    }

    @Test
    void a_territory_that_weighs_old_age_changes_who_is_served_worst(@TempDir Path folder) throws IOException {
        var figures =
                Files.writeString(folder.resolve("fragilite.csv"), "code_insee,ifn_pauvrete,ifn_65\n1,8,1\n2,2,9\n");
        // The first commune is poor; the second has many old people.
        var shipped = standings(figures, ProtocolRuleFile.ruling("", "base", SocialNeedWeights.FILE));
        Files.writeString(
                folder.resolve(SocialNeedWeights.FILE), "source: Vote du 3 décembre 2026.\nfragilite:\n  ifn_65: 2\n");
        var voted = standings(figures, ProtocolRuleFile.ruling(folder.toString(), "base", SocialNeedWeights.FILE));
        assertThat(shipped.get("1").people().need()).isCloseTo(45, within(1e-9));
        assertThat(shipped.get("2").people().need()).isCloseTo(55, within(1e-9));
        assertThat(voted.get("1").people().need()).isEqualTo(10);
        assertThat(voted.get("2").people().need()).isEqualTo(90);
        assertThat(voted.get("1").share()).isGreaterThan(shipped.get("1").share());
        assertThat(voted.get("2").share()).isLessThan(shipped.get("2").share());
    }

    @Test
    void raw_rates_count_too_and_what_is_not_published_is_neither_nothing_nor_the_worst(@TempDir Path folder)
            throws IOException {
        var figures = Files.writeString(
                folder.resolve("taux.csv"),
                "code_insee,tx_65plus,filo_tp60_21,qpv2024\n1,50,20,\n2,20,,QN01701\n3,,,\n4,99,40,\n");
        var read = CommuneSocialNeeds.read(
                figures,
                SocialNeedWeights.read(new ProtocolRuleFile(
                        "besoins.yaml",
                        "fragilite:\n  tx_65plus: {nom: Âge, poids: 1, sur: 50}\n"
                                + "  filo_tp60_21: {nom: Pauvreté, poids: 3, sur: 40}\n  ifn_4g: 1\n")));
        assertThat(read.counted())
                .extracting(SocialNeedWeights.NeedIndicator::name)
                .containsExactly("Âge", "Pauvreté");
        assertThat(read.byCommune().get("1")).isCloseTo((1 + 3 * 0.5) / 4, within(1e-9));
        assertThat(read.byCommune().get("2"))
                .as("poverty is a statistical secret")
                .isCloseTo(0.4, within(1e-9));
        assertThat(read.byCommune().get("4")).isCloseTo(1, within(1e-9));
        assertThat(read.byCommune().get("3")).isCloseTo((0.625 + 0.4 + 1) / 3, within(1e-9));
        assertThat(read.quarters()).containsExactly("2");
    }

    /// The standings as the site computes them: each commune has its own offer, out of reach of the other.
    private static Map<String, CommuneAccessToHelp> standings(Path figures, ProtocolRuleFile rules) throws IOException {
        var needs =
                CommuneSocialNeeds.read(figures, SocialNeedWeights.read(rules)).byCommune();
        var here = new GeoPoint(45.75, -0.63);
        var there = new GeoPoint(46.60, -1.60);
        return AccessScoreCalculator.of(
                        List.of(
                                new CommunePopulation("1", "Un", here, 100, 100 * needs.get("1")),
                                new CommunePopulation("2", "Deux", there, 100, 100 * needs.get("2"))),
                        List.of(new HelpSupplyAtPlace("Un", here, 1), new HelpSupplyAtPlace("Deux", there, 1)))
                .standings()
                .stream()
                .collect(Collectors.toMap(one -> one.people().code(), one -> one));
    }

    @Test
    void who_is_beyond_half_an_hour_is_left_out_with_the_nearest_all_the_same() {
        var saintes = new HelpSupplyAtPlace("Saintes", new GeoPoint(45.75, -0.63), 1);
        var near = new CommunePopulation("1", "Près", new GeoPoint(45.76, -0.62), 10, 10);
        var far = new CommunePopulation("2", "Loin", new GeoPoint(46.30, -1.20), 900, 900);
        var equity = AccessScoreCalculator.of(List.of(near, far), List.of(saintes));
        assertThat(equity.leftOut(30)).extracting(one -> one.people().name()).containsExactly("Loin");
        assertThat(equity.leftOut(30).getFirst().nearest()).hasValue(0);
        assertThat(equity.standings().getFirst().choice()).isEqualTo(1);
    }

    @Test
    void where_roads_are_known_all_that_is_offered_is_shared_and_whoever_no_road_reaches_has_nothing() {
        var here = new GeoPoint(45.75, -0.63);
        var people = List.of(
                new CommunePopulation("1", "Un", here, 100, 100),
                new CommunePopulation("2", "Deux", here, 300, 300),
                new CommunePopulation("3", "Île", here, 50, 50));
        var offers = List.of(new HelpSupplyAtPlace("A", here, 4), new HelpSupplyAtPlace("B", here, 2));
        var none = Double.POSITIVE_INFINITY;
        var equity = AccessScoreCalculator.by(
                people,
                offers,
                List.of(new double[] {10, 30, none}, new double[] {31, 11, none}),
                DistanceToHelpMeasure.MINUTES);
        var standings = equity.standings();
        assertThat(standings.stream()
                        .mapToDouble(one -> one.people().need() * one.share())
                        .sum())
                .isCloseTo(6, within(1e-9));
        // In A 100 people count fully and 300 for a tenth; B is within half an hour of the second place only.
        assertThat(standings.get(0).share()).isCloseTo(4 / 130.0, within(1e-9));
        assertThat(standings.get(0).choice()).isEqualTo(1);
        assertThat(standings.get(1).nearest()).hasValue(1);
        assertThat(standings.get(2).nearest()).isEmpty();
        assertThat(equity.leftOut(30)).extracting(one -> one.people().name()).containsExactly("Île");
    }

    @Test
    void without_any_place_nobody_has_a_share_and_nothing_breaks() {
        var equity = AccessScoreCalculator.of(
                List.of(new CommunePopulation("1", "A", new GeoPoint(45, 0), 10, 10)), List.of());
        assertThat(equity.gini()).isZero();
        assertThat(equity.leftOut(30)).hasSize(1);
        assertThat(equity.standings().getFirst().nearest()).isEmpty();
    }

    private static GeoPoint point(Random random) {
        return new GeoPoint(45.6 + random.nextDouble() * 0.2, -0.7 + random.nextDouble() * 0.2);
    }
}
