package org.tousaidants.outreach.siting;

/// « Problème des médianes » — a p-median problem: people at places, candidate sites, and the cost of each client at
/// each site.
///
/// @param cost cost by client then site: people × minutes
/// @param open total number of sites
/// @param kept whether each site must remain open
/// @param forbidden whether each site must not open
/// @param whole whether all costs are whole numbers, so that a bound can be rounded up
public record SiteMedianProblem(double[][] cost, int open, boolean[] kept, boolean[] forbidden, boolean whole) {
    public SiteMedianProblem {
        var free = 0;
        var held = 0;
        for (var j = 0; j < kept.length; j++) {
            if (kept[j] && forbidden[j]) throw new IllegalArgumentException("kept and forbidden: " + j);
            if (kept[j]) held++;
            if (!forbidden[j]) free++;
        }
        if (open < Math.max(1, held) || open > free)
            throw new IllegalArgumentException(open + " sites to open, " + held + " kept, " + free + " possible");
    }

    public static SiteMedianProblem of(double[][] cost, int open) {
        var sites = cost[0].length;
        return new SiteMedianProblem(cost, open, new boolean[sites], new boolean[sites], true);
    }

    int sites() {
        return kept.length;
    }
}
