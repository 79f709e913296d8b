package org.tousaidants.outreach.vehiclerouting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToursTest {
    @TempDir
    private Path folder;

    @Test
    void every_stop_is_called_at_once_in_its_hours_and_within_the_load() {
        var random = new Random(3);
        for (var round = 0; round < 12; round++) {
            var problem = problem(random, 5 + random.nextInt(40));
            var tours = VehicleRoutingSearch.solve(problem, round, 2_000);
            var seen = new HashSet<Integer>(tours.left());
            var distance = 0.0;
            for (var route : tours.routes()) {
                var at = 0;
                var now = problem.ready()[0];
                var load = 0.0;
                for (var stop : route) {
                    assertThat(seen.add(stop)).isTrue();
                    now = Math.max(problem.ready()[stop], now + problem.service()[at] + problem.time()[at][stop]);
                    assertThat(now).isLessThanOrEqualTo(problem.due()[stop] + 1e-6);
                    distance += problem.way()[at][stop];
                    load += problem.demand()[stop];
                    at = stop;
                }
                distance += problem.way()[at][0];
                assertThat(now + problem.service()[at] + problem.time()[at][0])
                        .isLessThanOrEqualTo(problem.due()[0] + 1e-6);
                assertThat(load).isLessThanOrEqualTo(problem.capacity());
            }
            assertThat(seen).hasSize(problem.stops() - 1);
            assertThat(tours.distance()).isCloseTo(distance, org.assertj.core.api.Assertions.within(1e-6));
        }
    }

    @Test
    void a_seed_and_a_number_of_iterations_give_the_same_tours_again() {
        var problem = problem(new Random(5), 30);
        var one = VehicleRoutingSearch.solve(problem, 7, 3_000);
        var again = VehicleRoutingSearch.solve(problem, 7, 3_000);
        assertThat(one.routes().stream().map(Arrays::toString))
                .containsExactlyElementsOf(
                        again.routes().stream().map(Arrays::toString).toList());
    }

    @Test
    void a_stop_that_no_vehicle_reaches_in_time_is_said_and_the_others_are_served() {
        var problem = problem(new Random(9), 6);
        problem.due()[3] = 0.0001;
        problem.ready()[3] = 0;
        var tours = VehicleRoutingSearch.solve(problem, 1, 500);
        assertThat(tours.left()).containsExactly(3);
    }

    @Test
    void a_file_that_is_damaged_gets_one_sentence() throws IOException {
        var head = "X\n\nVEHICLE\nNUMBER CAPACITY\n 2 10\n\nCUSTOMER\nCUST NO. X Y DEMAND READY DUE SERVICE\n";
        var base = "0 0 0 0 0 100 0\n";
        var said = Map.of(
                "",
                "il manque le nombre de véhicules",
                head,
                "il manque le dépôt ou les clients",
                head + base,
                "il manque le dépôt ou les clients",
                head + base + "1 5 0 1 0 100\n",
                "la ligne 10 ne dit pas un client par sept nombres",
                head + base + "1 5 0 un 0 100 0\n",
                "la ligne 10",
                head + base + "2 5 0 1 0 100 0\n",
                "le client 1 manque",
                head + base + "1 5 0 -1 0 100 0\n",
                "du client 1 est négatif",
                head + base + "1 5 0 1 50 40 0\n",
                "finit avant de commencer",
                head + base + "1 5 0 11 0 100 0\n",
                "Le client 1 reste : sa demande dépasse",
                head + base + "1 50 0 1 0 10 0\n",
                "y arrive après la fin de sa plage");
        for (var one : said.entrySet())
            assertThat(told(one.getKey())).as(one.getKey()).contains(one.getValue());
        assertThat(told(head + base + "1 50 0 1 0 100 10\n")).contains("n’en revient pas à temps");
        var three = base + "1 5 0 9 0 100 0\n2 0 5 9 0 100 0\n3 5 5 9 0 100 0\n";
        assertThat(told(head + three)).contains("vehicles 3", "Il faut 3 véhicules ; le fichier en a 2");
        assertThat(told(head + three, "--iterations", "0")).contains("--iterations attend");
    }

    private String told(String text, String... more) throws IOException {
        var file = Files.writeString(folder.resolve("t.txt"), text);
        var bytes = new ByteArrayOutputStream();
        var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var words = new ArrayList<>(List.of("vrptw", file.toString(), "--iterations", "200"));
        if (more.length > 0) words.subList(2, 4).clear();
        words.addAll(List.of(more));
        TourCommand.run(words, stream, stream);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static VehicleRoutingProblem problem(Random random, int n) {
        var x = random.doubles(n + 1L, 0, 100).toArray();
        var y = random.doubles(n + 1L, 0, 100).toArray();
        var way = new double[n + 1][n + 1];
        for (var i = 0; i <= n; i++) for (var j = 0; j <= n; j++) way[i][j] = Math.hypot(x[i] - x[j], y[i] - y[j]);
        var ready = new double[n + 1];
        var due = new double[n + 1];
        var service = new double[n + 1];
        var demand = new double[n + 1];
        due[0] = 1_000;
        for (var i = 1; i <= n; i++) {
            ready[i] = random.nextInt(500);
            due[i] = ready[i] + 150 + random.nextInt(100);
            service[i] = 10;
            demand[i] = 1 + random.nextInt(5);
        }
        return new VehicleRoutingProblem(way, way, demand, ready, due, service, 40, 25);
    }
}
