package org.tousaidants.outreach.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;

/// « Répartition des habitants » — assigns people to open sites of limited capacity at the lowest cost, by
/// successive shortest paths between the sites, in which a person is reassigned to make space for another. The
/// result is exact.
final class PeopleToSiteAllocation {
    private static final double NOTHING = 1e-9;

    private final CapacitatedSitingProblem problem;
    private final int[] sites;
    /// The number of people by client and open site; the last column contains the people who are not received.
    private final double[][] shared;
    private final double[] room;
    /// The cost of moving one person from a site to another, and the client to which that person belongs.
    private final double[][] move;

    private final int[][] who;
    private double cost;

    PeopleToSiteAllocation(CapacitatedSitingProblem problem, int[] sites) {
        this.problem = problem;
        this.sites = sites;
        shared = new double[problem.people().length][sites.length + 1];
        room = Arrays.copyOf(
                Arrays.stream(sites).mapToDouble(j -> problem.capacity()[j]).toArray(), sites.length + 1);
        room[sites.length] = Double.POSITIVE_INFINITY;
        move = new double[room.length][room.length];
        for (var row : move) Arrays.fill(row, Double.POSITIVE_INFINITY);
        who = new int[room.length][room.length];
        // Large clients are assigned first, so that fewer clients are divided among several sites.
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

    /// Returns the mean of a value over the sites that receive the people of a client, weighted by people.
    ///
    /// @param minutes the value by client, then by site
    /// @param nobody value for people who are not received
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
        var n = room.length;
        while (waiting > NOTHING) {
            var far = new double[n];
            var from = new int[n];
            for (var k = 0; k < n; k++) {
                far[k] = price(client, k);
                from[k] = -1;
            }
            shorten(far, from);
            var end = n - 1;
            for (var k = 0; k < n; k++) if (room[k] > NOTHING && far[k] < far[end] - NOTHING) end = k;
            var many = Math.min(waiting, room[end]);
            for (var k = end; from[k] >= 0; k = from[k]) many = Math.min(many, shared[who[from[k]][k]][from[k]]);
            room[end] -= many;
            var path = new ArrayList<int[]>();
            var k = end;
            for (; from[k] >= 0; k = from[k]) path.add(new int[] {who[from[k]][k], from[k], k});
            for (var step : path) {
                add(step[0], step[1], -many);
                add(step[0], step[2], many);
            }
            add(client, k, many);
            waiting -= many;
        }
    }

    private void shorten(double[] far, int[] from) {
        var n = far.length;
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
    }

    /// Assigns people of a client to a site, and updates the cheapest moves of people between sites. People who
    /// arrive may make a move cheaper; after people leave, the cheapest move is searched again.
    ///
    /// @param k index of the open site
    /// @param many number of people; negative if they leave
    private void add(int client, int k, double many) {
        var had = shared[client][k] > NOTHING;
        shared[client][k] += many;
        var has = shared[client][k] > NOTHING;
        if (has && !had) moves(client, k);
        if (!has && had) {
            Arrays.fill(move[k], Double.POSITIVE_INFINITY);
            for (var i = 0; i < shared.length; i++) if (shared[i][k] > NOTHING) moves(i, k);
        }
    }

    private void moves(int client, int from) {
        var here = price(client, from);
        for (var b = 0; b < room.length; b++) {
            var more = price(client, b) - here;
            if (more < move[from][b]) {
                move[from][b] = more;
                who[from][b] = client;
            }
        }
    }

    /// « Prix » — the marginal cost of one more person of each client. They are a dual solution, which gives a
    /// lower bound.
    double[] prices() {
        var n = room.length;
        // The cost of one more person at a site is zero as long as the site has capacity. At a full site it
        // is the cost of moving another person to another site.
        var extra = new double[n];
        for (var k = 0; k < n; k++) extra[k] = room[k] > NOTHING ? 0 : Double.POSITIVE_INFINITY;
        var again = true;
        for (var pass = 0; again && pass <= n; pass++) {
            again = false;
            for (var a = 0; a < n; a++)
                for (var b = 0; b < n; b++)
                    if (move[a][b] + extra[b] < extra[a] - NOTHING) {
                        extra[a] = move[a][b] + extra[b];
                        again = true;
                    }
        }
        var prices = new double[shared.length];
        for (var i = 0; i < prices.length; i++) {
            prices[i] = problem.unserved();
            for (var k = 0; k < n; k++) prices[i] = Math.min(prices[i], price(i, k) + extra[k]);
        }
        return prices;
    }
}
