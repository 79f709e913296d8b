package org.tousaidants.outreach.siting;

import java.util.Arrays;

/// « Places comptées » — a siting problem with capacities: the people of a client may be divided among several
/// sites, and there is a penalty for people who are not received, so that a plan always exists.
///
/// @param cost cost of one person, by client then site; infinite if forbidden
/// @param people number of people by client
/// @param capacity maximum number of people by site
/// @param open largest number of sites, including fixed ones
/// @param unserved cost of one person who is not received
/// @param purse prices of sites and the budget
public record CapacitatedSitingProblem(
        double[][] cost,
        double[] people,
        double[] capacity,
        int open,
        boolean[] kept,
        boolean[] forbidden,
        double unserved,
        SitingBudget purse) {
    /// « Bourse » — the price of opening each site (0 for an existing site) and the budget.
    ///
    /// @param price price by site
    /// @param budget budget; infinite if only the number of sites is limited
    public record SitingBudget(double[] price, double budget) {
        static SitingBudget deep(int sites) {
            return new SitingBudget(new double[sites], Double.POSITIVE_INFINITY);
        }

        boolean counts() {
            return budget < Double.POSITIVE_INFINITY;
        }

        double left(int[] open) {
            return budget - Arrays.stream(open).mapToDouble(j -> price[j]).sum();
        }
    }

    /// Creates a problem in which only the number of sites is limited.
    public CapacitatedSitingProblem(
            double[][] cost,
            double[] people,
            double[] capacity,
            int open,
            boolean[] kept,
            boolean[] forbidden,
            double unserved) {
        this(cost, people, capacity, open, kept, forbidden, unserved, SitingBudget.deep(kept.length));
    }

    int sites() {
        return kept.length;
    }

    double all() {
        return Arrays.stream(people).sum();
    }
}
