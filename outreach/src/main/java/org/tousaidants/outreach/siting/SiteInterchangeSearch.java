package org.tousaidants.outreach.siting;

import java.util.Arrays;

/// Improves a plan by Whitaker’s fast interchange: closes one site and opens another as long as the cost falls.
final class SiteInterchangeSearch {
    private final SiteMedianProblem problem;
    private final int clients;
    /// Costs by site then client, so that the inner loop reads one row of memory.
    private final double[][] bySite;
    private final boolean[] closed;

    final boolean[] in;
    double cost;
    private final int[] nearest;
    private final double[] first;
    private final double[] second;

    SiteInterchangeSearch(SiteMedianProblem problem, boolean[] closed) {
        this.problem = problem;
        this.closed = closed;
        clients = problem.cost().length;
        bySite = new double[problem.sites()][clients];
        for (var i = 0; i < clients; i++) for (var j = 0; j < problem.sites(); j++) bySite[j][i] = problem.cost()[i][j];
        in = new boolean[problem.sites()];
        nearest = new int[clients];
        first = new double[clients];
        second = new double[clients];
    }

    double improve(int[] sites) {
        Arrays.fill(in, false);
        for (var j : sites) in[j] = true;
        assign();
        while (swap()) assign();
        return cost;
    }

    int[] sites() {
        var sites = new int[problem.open()];
        var n = 0;
        for (var j = 0; j < in.length; j++) if (in[j]) sites[n++] = j;
        return sites;
    }

    private void assign() {
        cost = 0;
        Arrays.fill(first, Double.POSITIVE_INFINITY);
        Arrays.fill(second, Double.POSITIVE_INFINITY);
        for (var j = 0; j < in.length; j++) {
            if (!in[j]) continue;
            var row = bySite[j];
            for (var i = 0; i < clients; i++)
                if (row[i] < first[i]) {
                    second[i] = first[i];
                    first[i] = row[i];
                    nearest[i] = j;
                } else if (row[i] < second[i]) second[i] = row[i];
        }
        for (var i = 0; i < clients; i++) cost += first[i];
    }

    private boolean swap() {
        var loss = new double[in.length];
        var best = -1e-7;
        var out = -1;
        var into = -1;
        for (var j = 0; j < in.length; j++) {
            if (in[j] || closed[j]) continue;
            var row = bySite[j];
            Arrays.fill(loss, 0);
            var gain = 0.0;
            for (var i = 0; i < clients; i++) {
                if (row[i] < first[i]) gain += row[i] - first[i];
                else loss[nearest[i]] += Math.min(row[i], second[i]) - first[i];
            }
            for (var r = 0; r < in.length; r++)
                if (in[r] && !problem.kept()[r] && gain + loss[r] < best) {
                    best = gain + loss[r];
                    out = r;
                    into = j;
                }
        }
        if (out < 0) return false;
        in[out] = false;
        in[into] = true;
        return true;
    }
}
