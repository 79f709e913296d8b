package org.tousaidants.outreach.siting;

import java.util.Arrays;

/// « Places comptées » — clients whose people may be split between sites, sites of limited capacity, and a
/// penalty for people who are not received, so that a plan always exists.
///
/// @param cost of one person, by client then by site; infinite where forbidden
/// @param people by client
/// @param capacity by site
/// @param open the largest number of sites, fixed ones included
/// @param unserved the cost of one person who is not received
/// @param purse the prices of sites and the budget
public record CapacityProblem(
        double[][] cost,
        double[] people,
        double[] capacity,
        int open,
        boolean[] kept,
        boolean[] forbidden,
        double unserved,
        Purse purse) {
    /// « Bourse » — the price of each site if it opens, 0 for an existing one, and the budget.
    ///
    /// @param budget infinite when only the number counts
    public record Purse(double[] price, double budget) {
        static Purse deep(int sites) {
            return new Purse(new double[sites], Double.POSITIVE_INFINITY);
        }

        boolean counts() {
            return budget < Double.POSITIVE_INFINITY;
        }

        double left(int[] open) {
            return budget - Arrays.stream(open).mapToDouble(j -> price[j]).sum();
        }
    }

    /// A problem where only the number of sites is limited.
    public CapacityProblem(
            double[][] cost,
            double[] people,
            double[] capacity,
            int open,
            boolean[] kept,
            boolean[] forbidden,
            double unserved) {
        this(cost, people, capacity, open, kept, forbidden, unserved, Purse.deep(kept.length));
    }

    int sites() {
        return kept.length;
    }

    double all() {
        return Arrays.stream(people).sum();
    }
}
