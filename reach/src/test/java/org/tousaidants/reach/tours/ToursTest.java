package org.tousaidants.reach.tours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ToursTest {
    @Test
    void every_stop_is_called_at_once_in_its_hours_and_within_the_load() {
        var random = new Random(3);
        for (var round = 0; round < 12; round++) {
            var problem = problem(random, 5 + random.nextInt(40));
            var tours = RuinAndRecreate.solve(problem, round, 2_000);
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
        var one = RuinAndRecreate.solve(problem, 7, 3_000);
        var again = RuinAndRecreate.solve(problem, 7, 3_000);
        assertThat(one.routes().stream().map(Arrays::toString))
                .containsExactlyElementsOf(
                        again.routes().stream().map(Arrays::toString).toList());
    }

    @Test
    void a_stop_that_no_vehicle_reaches_in_time_is_said_and_the_others_are_served() {
        var problem = problem(new Random(9), 6);
        problem.due()[3] = 0.0001;
        problem.ready()[3] = 0;
        var tours = RuinAndRecreate.solve(problem, 1, 500);
        assertThat(tours.left()).containsExactly(3);
    }

    private static TourProblem problem(Random random, int n) {
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
        return new TourProblem(way, way, demand, ready, due, service, 40, 25);
    }
}
