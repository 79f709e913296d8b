package org.tousaidants.outreach.siting;

/// « Problème des médianes » — a p-median problem: people at places, candidate sites, and the cost of each
/// client at each site.
///
/// @param cost by client then site: people × minutes
/// @param open total number of sites
/// @param kept sites that must stay open
/// @param forbidden sites that must not open
/// @param whole whether all costs are whole numbers, so that a bound can be rounded up
public record MedianProblem(double[][] cost, int open, boolean[] kept, boolean[] forbidden, boolean whole) {
    public MedianProblem {
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

    public static MedianProblem of(double[][] cost, int open) {
        var sites = cost[0].length;
        return new MedianProblem(cost, open, new boolean[sites], new boolean[sites], true);
    }

    int sites() {
        return kept.length;
    }
}
