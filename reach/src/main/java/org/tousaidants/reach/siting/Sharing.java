package org.tousaidants.reach.siting;

import java.util.Arrays;
import java.util.stream.IntStream;

/// « Répartition » — the cheapest way to share people among open sites that are full at some point (successive shortest
/// paths between the sites: somebody moves on to make room for somebody else). Exact.
final class Sharing {
    private static final double NOTHING = 1e-9;

    private final CapacityProblem problem;
    private final int[] sites;
    /// By client then by open site; the last column is nobody.
    private final double[][] shared;
    private final double[] room;
    private double cost;

    Sharing(CapacityProblem problem, int[] sites) {
        this.problem = problem;
        this.sites = sites;
        shared = new double[problem.people().length][sites.length + 1];
        room = Arrays.copyOf(
                Arrays.stream(sites).mapToDouble(j -> problem.capacity()[j]).toArray(), sites.length + 1);
        room[sites.length] = Double.POSITIVE_INFINITY;
        // Large ones first leave fewer pieces.
        IntStream.range(0, shared.length)
                .boxed()
                .sorted((a, b) -> Double.compare(problem.people()[b], problem.people()[a]))
                .forEach(this::place);
        for (var i = 0; i < shared.length; i++)
            for (var k = 0; k < room.length; k++) if (shared[i][k] > 0) cost += shared[i][k] * price(i, k);
    }

    double cost() {
        return cost;
    }

    double unserved() {
        return Arrays.stream(shared).mapToDouble(row -> row[sites.length]).sum();
    }

    /// Of a client, the mean of something over where its people go; nobody counts as what is given.
    double mean(int client, double[][] minutes, double nobody) {
        var sum = 0.0;
        for (var k = 0; k < room.length; k++)
            if (shared[client][k] > 0)
                sum += shared[client][k] * (k == sites.length ? nobody : minutes[client][sites[k]]);
        return problem.people()[client] == 0 ? nearest(client, minutes, nobody) : sum / problem.people()[client];
    }

    private double nearest(int client, double[][] minutes, double nobody) {
        return Arrays.stream(sites).mapToDouble(j -> minutes[client][j]).min().orElse(nobody);
    }

    private double price(int client, int k) {
        return k == sites.length ? problem.unserved() : problem.cost()[client][sites[k]];
    }

    private void place(int client) {
        var waiting = problem.people()[client];
        while (waiting > NOTHING) {
            var n = room.length;
            // What it costs to move one person on from a site to another, and who it is.
            var move = new double[n][n];
            var who = new int[n][n];
            for (var row : move) Arrays.fill(row, Double.POSITIVE_INFINITY);
            for (var i = 0; i < shared.length; i++)
                for (var a = 0; a < n; a++) {
                    if (shared[i][a] <= NOTHING) continue;
                    var here = price(i, a);
                    for (var b = 0; b < n; b++) {
                        var more = price(i, b) - here;
                        if (more < move[a][b]) {
                            move[a][b] = more;
                            who[a][b] = i;
                        }
                    }
                }
            var far = new double[n];
            var from = new int[n];
            for (var k = 0; k < n; k++) {
                far[k] = price(client, k);
                from[k] = -1;
            }
            var again = true;
            for (var pass = 0; again && pass <= n; pass++) {
                again = false;
                for (var a = 0; a < n; a++)
                    for (var b = 0; b < n; b++)
                        if (far[a] + move[a][b] < far[b] - NOTHING) {
                            far[b] = far[a] + move[a][b];
                            from[b] = a;
                            again = true;
                        }
            }
            var end = n - 1;
            for (var k = 0; k < n; k++) if (room[k] > NOTHING && far[k] < far[end] - NOTHING) end = k;
            var many = Math.min(waiting, room[end]);
            for (var k = end; from[k] >= 0; k = from[k]) many = Math.min(many, shared[who[from[k]][k]][from[k]]);
            room[end] -= many;
            var k = end;
            for (; from[k] >= 0; k = from[k]) {
                shared[who[from[k]][k]][from[k]] -= many;
                shared[who[from[k]][k]][k] += many;
            }
            shared[client][k] += many;
            waiting -= many;
        }
    }
}
