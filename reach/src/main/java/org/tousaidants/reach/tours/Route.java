package org.tousaidants.reach.tours;

import java.util.Arrays;

/// One tour, with for each stop the earliest arrival that its past allows and the latest that its future does: whether
/// another stop fits between two is then known at once.
final class Route {
    private final TourProblem problem;
    int[] stops;
    int size;
    double load;
    private double distance;
    /// Begin of service at each stop, and the latest begin that keeps all that follows in time.
    double[] early;
    double[] late;

    Route(TourProblem problem) {
        this.problem = problem;
        stops = new int[16];
        early = new double[18];
        late = new double[18];
        refresh();
    }

    Route(Route other) {
        problem = other.problem;
        stops = other.stops.clone();
        size = other.size;
        load = other.load;
        distance = other.distance;
        early = other.early.clone();
        late = other.late.clone();
    }

    /// early[k + 1] and late[k + 1] are those of position k; 0 and size + 1 are the base.
    void refresh() {
        var time = problem.time();
        early[0] = problem.ready()[0];
        var before = 0;
        for (var k = 0; k < size; k++) {
            var stop = stops[k];
            early[k + 1] = Math.max(problem.ready()[stop], early[k] + problem.service()[before] + time[before][stop]);
            before = stop;
        }
        early[size + 1] = early[size] + problem.service()[before] + time[before][0];
        late[size + 1] = problem.due()[0];
        var after = 0;
        for (var k = size - 1; k >= 0; k--) {
            var stop = stops[k];
            late[k + 1] = Math.min(problem.due()[stop], late[k + 2] - time[stop][after] - problem.service()[stop]);
            after = stop;
        }
        late[0] = Math.min(problem.due()[0], late[1] - time[0][after] - problem.service()[0]);
        measure();
    }

    /// What it costs to call at a stop before position k, or infinity when somebody would be late or when it costs
    /// no less than another.
    double insertion(int stop, int k, double under) {
        var before = k == 0 ? 0 : stops[k - 1];
        var after = k == size ? 0 : stops[k];
        var way = problem.way();
        var from = way[before];
        var more = from[stop] + way[stop][after] - from[after];
        if (more >= under) return Double.POSITIVE_INFINITY;
        var arrive = early[k] + problem.service()[before] + problem.time()[before][stop];
        if (arrive > problem.due()[stop] + 1e-9) return Double.POSITIVE_INFINITY;
        var begin = Math.max(arrive, problem.ready()[stop]);
        if (begin + problem.service()[stop] + problem.time()[stop][after] > late[k + 1] + 1e-9)
            return Double.POSITIVE_INFINITY;
        return more;
    }

    void insert(int stop, int k) {
        if (size == stops.length) {
            stops = Arrays.copyOf(stops, 2 * size);
            early = Arrays.copyOf(early, 2 * size + 2);
            late = Arrays.copyOf(late, 2 * size + 2);
        }
        System.arraycopy(stops, k, stops, k + 1, size - k);
        stops[k] = stop;
        size++;
        load += problem.demand()[stop];
        refresh();
    }

    int position(int stop) {
        for (var k = 0; k < size; k++) if (stops[k] == stop) return k;
        throw new IllegalStateException("stop " + stop + " is not in this tour");
    }

    double distance() {
        return distance;
    }

    private void measure() {
        var sum = 0.0;
        var before = 0;
        for (var k = 0; k < size; k++) {
            sum += problem.way()[before][stops[k]];
            before = stops[k];
        }
        distance = size == 0 ? 0 : sum + problem.way()[before][0];
    }
}
