package org.tousaidants.outreach.vehiclerouting;

import java.util.Arrays;

/// One tour of a vehicle, with the earliest and the latest possible arrival at each stop. With these times, it is
/// checked in constant time whether another stop can be inserted.
final class VehicleRouteTimes {
    private static final double[] NOBODY = {};
    private static final short[] NONE = {};

    private final VehicleRoutingProblem problem;
    int[] stops;
    int size;
    double load;
    private double distance;
    /// For each stop, the earliest start of the service, and the latest start with which all later stops remain
    /// in time.
    double[] early;
    double[] late;
    /// The earliest departure towards position k, and the cost of the way to position k.
    double[] leaves;
    double[] leg;
    /// For each stop without a tour, the two cheapest positions in this tour and their costs. They are valid as
    /// long as the tour is unchanged, and empty until they are needed.
    private double[] asked = NOBODY;

    private short[] positions = NONE;

    VehicleRouteTimes(VehicleRoutingProblem problem) {
        this.problem = problem;
        stops = new int[16];
        early = new double[18];
        late = new double[18];
        leaves = new double[18];
        leg = new double[18];
        refresh();
    }

    VehicleRouteTimes(VehicleRouteTimes other) {
        problem = other.problem;
        stops = other.stops.clone();
        size = other.size;
        load = other.load;
        distance = other.distance;
        early = other.early.clone();
        late = other.late.clone();
        leaves = other.leaves.clone();
        leg = other.leg.clone();
    }

    /// Returns whether the insertion costs of a stop are cached, so that an unchanged tour is evaluated once.
    boolean known(int stop) {
        if (asked.length == 0) {
            asked = new double[2 * problem.stops()];
            Arrays.fill(asked, Double.NaN);
            positions = new short[asked.length];
        }
        return !Double.isNaN(asked[2 * stop]);
    }

    /// Returns the cost of the cheapest insertion of a stop; infinite if the stop does not fit.
    double cheapest(int stop, int rank) {
        return asked[2 * stop + rank];
    }

    int position(int stop, int rank) {
        return positions[2 * stop + rank];
    }

    void know(int stop, int rank, double more, int position) {
        asked[2 * stop + rank] = more;
        positions[2 * stop + rank] = (short) position;
    }

    private void changed() {
        asked = NOBODY;
        positions = NONE;
    }

    /// Recomputes the times. Index k + 1 belongs to position k; the indexes 0 and size + 1 belong to the base.
    void refresh() {
        changed();
        var time = problem.time();
        var way = problem.way();
        var service = problem.service();
        early[0] = problem.ready()[0];
        var before = 0;
        var sum = 0.0;
        for (var k = 0; k < size; k++) {
            var stop = stops[k];
            leaves[k] = early[k] + service[before];
            leg[k] = way[before][stop];
            sum += leg[k];
            early[k + 1] = Math.max(problem.ready()[stop], leaves[k] + time[before][stop]);
            before = stop;
        }
        leaves[size] = early[size] + service[before];
        leg[size] = way[before][0];
        distance = size == 0 ? 0 : sum + leg[size];
        early[size + 1] = leaves[size] + time[before][0];
        late[size + 1] = problem.due()[0];
        var after = 0;
        for (var k = size - 1; k >= 0; k--) {
            var stop = stops[k];
            late[k + 1] = Math.min(problem.due()[stop], late[k + 2] - time[stop][after] - problem.service()[stop]);
            after = stop;
        }
        late[0] = Math.min(problem.due()[0], late[1] - time[0][after] - service[0]);
    }

    /// Inserts a stop and updates only the times of the affected positions. A waiting time, or enough slack, at
    /// a position ends the update.
    ///
    /// @param k position of the stop in the tour
    void insert(int stop, int k) {
        changed();
        if (size == stops.length) {
            stops = Arrays.copyOf(stops, 2 * size);
            early = Arrays.copyOf(early, 2 * size + 2);
            late = Arrays.copyOf(late, 2 * size + 2);
            leaves = Arrays.copyOf(leaves, 2 * size + 2);
            leg = Arrays.copyOf(leg, 2 * size + 2);
        }
        var after = size - k;
        System.arraycopy(stops, k, stops, k + 1, after);
        System.arraycopy(early, k + 1, early, k + 2, after + 1);
        System.arraycopy(late, k + 1, late, k + 2, after + 1);
        System.arraycopy(leaves, k + 1, leaves, k + 2, after);
        System.arraycopy(leg, k + 1, leg, k + 2, after);
        stops[k] = stop;
        size++;
        load += problem.demand()[stop];
        var way = problem.way();
        leg[k] = way[k == 0 ? 0 : stops[k - 1]][stop];
        leg[k + 1] = way[stop][k + 1 == size ? 0 : stops[k + 1]];
        later(k);
        sooner(k);
        var sum = 0.0;
        for (var j = 0; j < size; j++) sum += leg[j];
        distance = sum + leg[size];
    }

    /// Updates the earliest starts of service after an insertion, from a position to the next ones, as long as
    /// they change.
    ///
    /// @param from first position
    private void later(int from) {
        var time = problem.time();
        var before = from == 0 ? 0 : stops[from - 1];
        for (var k = from; k < size; k++) {
            var stop = stops[k];
            var begins = Math.max(problem.ready()[stop], leaves[k] + time[before][stop]);
            if (k > from && begins == early[k + 1]) return;
            early[k + 1] = begins;
            leaves[k + 1] = begins + problem.service()[stop];
            before = stop;
        }
        early[size + 1] = leaves[size] + time[before][0];
    }

    /// Updates the latest possible starts of service after an insertion, from a position to the previous ones,
    /// as long as they change.
    ///
    /// @param from first position
    private void sooner(int from) {
        var time = problem.time();
        var service = problem.service();
        var after = from + 1 == size ? 0 : stops[from + 1];
        for (var k = from; k >= 0; k--) {
            var stop = stops[k];
            var begins = Math.min(problem.due()[stop], late[k + 2] - time[stop][after] - service[stop]);
            if (k < from && begins == late[k + 1]) return;
            late[k + 1] = begins;
            after = stop;
        }
        late[0] = Math.min(problem.due()[0], late[1] - time[0][after] - service[0]);
    }

    int position(int stop) {
        for (var k = 0; k < size; k++) if (stops[k] == stop) return k;
        throw new IllegalStateException("stop " + stop + " is not in this tour");
    }

    double distance() {
        return distance;
    }
}
