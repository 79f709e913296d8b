package org.tousaidants.outreach.siting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;

/// A reduced covering problem: dominated sites are removed, and points covered by the same sites are merged into one
/// row.
///
/// @param people number of people by row
/// @param near rows by site
/// @param by sites by row
/// @param names number of each site in the original problem
record ReducedSiteCoverageProblem(double[] people, int[][] near, int[][] by, int[] names) {
    int rows() {
        return people.length;
    }

    int sites() {
        return near.length;
    }

    /// The sites that cover a point, stored as ints, because objects would fill the memory of a small machine.
    private record SiteSet(int[] all) {
        @Override
        public boolean equals(Object other) {
            return other instanceof SiteSet(var theirs) && Arrays.equals(all, theirs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(all);
        }
    }

    /// Returns whether all sites of the array `some` are also in the array `all`. Both arrays are sorted.
    private static boolean within(int[] some, int[] all) {
        var k = 0;
        for (var one : some) {
            while (k < all.length && all[k] < one) k++;
            if (k == all.length || all[k] != one) return false;
        }
        return true;
    }

    static ReducedSiteCoverageProblem of(SiteCoverageProblem problem) {
        var near = problem.near();
        var n = near.length;
        var dominated = new boolean[n];
        for (var j = 0; j < n; j++) {
            // The site j is compared only with the sites that cover one of its points, because a site
            // that makes j superfluous covers every point of j.
            var least = near[j][0];
            for (var i : near[j]) if (near[i].length < near[least].length) least = i;
            for (var other : near[least]) {
                if (other == j || dominated[other] || near[other].length < near[j].length) continue;
                if ((near[other].length > near[j].length || other < j) && within(near[j], near[other])) {
                    dominated[j] = true;
                    break;
                }
            }
        }
        var names = IntStream.range(0, n).filter(j -> !dominated[j]).toArray();
        var number = new int[n];
        Arrays.fill(number, -1);
        for (var k = 0; k < names.length; k++) number[names[k]] = k;
        var rows = new LinkedHashMap<SiteSet, Double>();
        for (var i = 0; i < n; i++) {
            var sites = Arrays.stream(near[i])
                    .map(j -> number[j])
                    .filter(j -> j >= 0)
                    .toArray();
            if (sites.length > 0) rows.merge(new SiteSet(sites), problem.people()[i], Double::sum);
        }
        var people = rows.values().stream().mapToDouble(v -> v).toArray();
        var by = rows.keySet().stream().map(SiteSet::all).toArray(int[][]::new);
        var counts = new int[names.length];
        for (var row : by) for (var j : row) counts[j]++;
        var covers = new int[names.length][];
        for (var j = 0; j < names.length; j++) covers[j] = new int[counts[j]];
        Arrays.fill(counts, 0);
        for (var i = 0; i < by.length; i++) for (var j : by[i]) covers[j][counts[j]++] = i;
        return new ReducedSiteCoverageProblem(people, covers, by, names);
    }
}
