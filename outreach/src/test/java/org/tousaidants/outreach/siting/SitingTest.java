package org.tousaidants.outreach.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitingTest {
    @TempDir
    private Path folder;

    @Test
    void a_plan_costs_no_more_than_any_other_and_its_bound_no_more_than_it() {
        var random = new Random(17);
        for (var round = 0; round < 60; round++) {
            var n = 4 + random.nextInt(6);
            var cost = new double[n + 3][n];
            for (var row : cost) for (var j = 0; j < n; j++) row[j] = random.nextInt(50);
            var kept = new boolean[n];
            var forbidden = new boolean[n];
            kept[0] = random.nextBoolean();
            forbidden[1] = random.nextBoolean();
            var problem = new SiteMedianProblem(cost, 2, kept, forbidden, true);
            var plan = SiteMedianSearch.prove(problem, 0, 10_000);
            var least = Double.POSITIVE_INFINITY;
            for (var a = 0; a < n; a++)
                for (var b = a + 1; b < n; b++)
                    if (!forbidden[a] && !forbidden[b] && (!kept[0] || a == 0))
                        least = Math.min(least, cost(cost, a, b));
            assertThat(plan.cost()).isEqualTo(least);
            assertThat(plan.bound()).isLessThanOrEqualTo(least).isGreaterThanOrEqualTo(least - 1);
            assertThat(cost(cost, plan.sites())).isEqualTo(plan.cost());
            assertThat(SiteMedianSearch.quick(problem).bound()).isLessThanOrEqualTo(least);
        }
    }

    @Test
    void a_full_place_sends_people_further_and_whoever_finds_no_room_is_priced_never_refused() {
        var random = new Random(5);
        for (var round = 0; round < 25; round++) {
            var n = 6;
            var cost = new double[n][n];
            var people = new double[n];
            var capacity = new double[n];
            for (var i = 0; i < n; i++) {
                people[i] = 1 + random.nextInt(20);
                capacity[i] = random.nextInt(30);
                for (var j = 0; j < n; j++) cost[i][j] = random.nextInt(6) == 0 ? 1_000 : random.nextInt(60);
            }
            var kept = new boolean[n];
            kept[2] = true;
            var problem = new CapacitatedSitingProblem(cost, people, capacity, 3, kept, new boolean[n], 180);
            var plan = CapacitatedSitingSearch.solve(problem);
            var least = Double.POSITIVE_INFINITY;
            for (var a = 0; a < n; a++)
                for (var b = a + 1; b < n; b++)
                    if (a != 2 && b != 2)
                        least = Math.min(least, new PeopleToSiteAllocation(problem, new int[] {a, b, 2}).cost());
            assertThat(plan.cost()).isCloseTo(least, within(1e-5 * least + 1e-6));
            assertThat(plan.gapPercent()).isLessThan(0.001);
            assertThat(plan.bound()).isLessThanOrEqualTo(least + 1e-6);
            var room = IntStream.of(plan.sites()).mapToDouble(j -> capacity[j]).sum();
            assertThat((double) CapacitatedSitingSearch.unserved(problem, plan.sites()))
                    .isGreaterThanOrEqualTo(Math.max(0, problem.all() - room) - 0.5);
        }
        var nowhere = new CapacitatedSitingProblem(
                new double[3][3], new double[] {1, 2, 3}, new double[3], 1, new boolean[3], new boolean[3], 180);
        assertThat(CapacitatedSitingSearch.solve(nowhere).cost()).isEqualTo(6 * 180);
    }

    @Test
    void where_sites_cost_each_a_plan_keeps_to_the_budget_and_no_other_is_cheaper() {
        var random = new Random(23);
        for (var round = 0; round < 60; round++) {
            var n = 7;
            var cost = new double[n][n];
            var people = new double[n];
            var capacity = new double[n];
            var price = new double[n];
            for (var i = 0; i < n; i++) {
                people[i] = 1 + random.nextInt(20);
                capacity[i] = round % 2 == 0 ? Double.POSITIVE_INFINITY : 5 + random.nextInt(40);
                price[i] = 1 + random.nextInt(9);
                for (var j = 0; j < n; j++) cost[i][j] = random.nextInt(60);
            }
            var kept = new boolean[n];
            kept[2] = true;
            price[2] = 0;
            var forbidden = new boolean[n];
            forbidden[4] = true;
            var budget = 6 + random.nextInt(14);
            var most = 3 + random.nextInt(4);
            var problem = new CapacitatedSitingProblem(
                    cost,
                    people,
                    capacity,
                    most,
                    kept,
                    forbidden,
                    180,
                    new CapacitatedSitingProblem.SitingBudget(price, budget));
            var least = Double.POSITIVE_INFINITY;
            for (var set = 0; set < 1 << n; set++) {
                var chosen = set;
                var sites = IntStream.range(0, n)
                        .filter(j -> (chosen >> j & 1) == 1)
                        .toArray();
                var spent = IntStream.of(sites).mapToDouble(j -> price[j]).sum();
                if ((set >> 2 & 1) == 0 || (set >> 4 & 1) == 1 || sites.length > most || spent > budget) continue;
                least = Math.min(least, new PeopleToSiteAllocation(problem, sites).cost());
            }
            for (var plan : List.of(CapacitatedSitingSearch.solve(problem), CapacitatedSitingSearch.quick(problem))) {
                assertThat(plan.bound()).isLessThanOrEqualTo(least + 1e-6);
                assertThat(IntStream.of(plan.sites()).mapToDouble(j -> price[j]).sum())
                        .isLessThanOrEqualTo(budget);
                assertThat(plan.sites()).hasSizeLessThanOrEqualTo(most).contains(2);
            }
            var plan = CapacitatedSitingSearch.solve(problem);
            assertThat(plan.cost()).isCloseTo(least, within(1e-5 * least + 1e-6));
            assertThat(plan.gapPercent()).isLessThan(0.001);
        }
    }

    @Test
    void more_sites_than_there_are_or_fewer_than_are_kept_is_refused() {
        assertThatThrownBy(() -> SiteMedianProblem.of(new double[3][3], 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SiteMedianProblem(
                        new double[3][3], 1, new boolean[] {true, true, false}, new boolean[3], true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_edge_said_twice_counts_as_it_was_said_last() throws IOException {
        var file = Files.writeString(folder.resolve("p.txt"), "3 4 1\n1 2 9\n2 3 1\n1 2 2\n1 3 50\n");
        assertThat(line("pmed", file.toString())).startsWith("cost 3 bound 3 gap 0.0000 seconds ");
        assertThat(SiteMedianProblemFile.read(file).cost()[0][2]).isEqualTo(3);
    }

    @Test
    void points_are_covered_within_the_radius_and_the_solution_can_be_checked() throws IOException {
        var file = Files.writeString(
                folder.resolve("m.txt"),
                "NAME : X\nEDGE_WEIGHT_TYPE : 4\nDIMENSION : 4\nNODE_COORD_SECTION\n0 0\n0 5\n0 10\n100 0\nDEMAND_SECTION\n1\n2\n4\n3\nEOF");
        var out = folder.resolve("s.json");
        assertThat(line("mclp", file.toString(), "--sites", "1", "--radius", "5", "--out", out.toString()))
                .startsWith("cost 7 bound 7");
        assertThat(Files.readString(out)).isEqualTo("{\"sites\":[1]}\n");
    }

    @Test
    void a_file_that_is_none_gets_one_sentence() throws IOException {
        var said = Map.of(
                "bonjour", "« bonjour » n’est pas un nombre entier",
                "", "le fichier est coupé : il manque le nombre de points",
                "3 3 1\n1 2 9\n2 3", "il manque l’arête 2 sur 3",
                "3 2 1\n1 2 9\n2 3 -1", "a un coût négatif",
                "3 1 1\n1 4 9", "un point qui n’existe pas",
                "3 1 1\n1 2 9\n2 3 1", "il reste des nombres",
                "3 1 5\n1 2 9", "5 sites à ouvrir parmi 3 points");
        for (var one : said.entrySet())
            assertThat(line("pmed", file(one.getKey())))
                    .contains(one.getValue())
                    .doesNotContain("cost");
        assertThat(line("pmed", "nowhere")).contains("ne se lit pas");
        assertThat(line("pmed", folder.toString())).contains("ne se lit pas");
        var to = folder.resolve("no/where.json").toString();
        assertThat(line("pmed", file("2 1 1\n1 2 9"), "--out", to)).contains("ne s’écrit pas");
    }

    @Test
    void points_that_are_damaged_get_one_sentence() throws IOException {
        var head = "NAME : X\nEDGE_WEIGHT_TYPE : COORD\nDIMENSION : 2\nNODE_COORD_SECTION\n";
        var said = Map.of(
                "bonjour",
                "n’est pas au format MCLP",
                head + "45 -1\n46 -1\n",
                "n’est pas au format MCLP",
                head + "45 -1\n46 -1\nDEMAND_SECTION\n1\n",
                "2 points, mais 1 demandes",
                head + "45 -1\nDEMAND_SECTION\n1\n",
                "DIMENSION dit 2, mais il y a 1 points",
                head + "45 -1\n46 x\nDEMAND_SECTION\n1\n1\nEOF",
                "le point 1 ne se lit pas : « x »",
                head + "45 -1\n46\nDEMAND_SECTION\n1\n1\nEOF",
                "le point 1 n’a pas deux coordonnées",
                head + "45 -1\n460 1\nDEMAND_SECTION\n1\n1\nEOF",
                "le point 1 n’est pas sur la Terre",
                head + "45 -1\n46 1\nDEMAND_SECTION\n1\n-1\nEOF",
                "la demande 1 est négative");
        for (var one : said.entrySet())
            assertThat(line("mclp", file(one.getKey()), "--sites", "1", "--radius", "5"))
                    .contains(one.getValue());
        var good = file(head + "45 -1\n46 1\nDEMAND_SECTION\n1\n1\nEOF");
        assertThat(line("mclp", good, "--sites", "3", "--radius", "5")).contains("--sites va de 1 à 2");
        assertThat(line("mclp", good, "--sites", "1", "--radius", "-5")).contains("--radius attend");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("f.txt"), text).toString();
    }

    private static String line(String... words) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        SitingCommand.run(List.of(words), stream, stream);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static double cost(double[][] cost, int... sites) {
        var sum = 0.0;
        for (var row : cost)
            sum += IntStream.of(sites).mapToDouble(j -> row[j]).min().orElseThrow();
        return sum;
    }
}
