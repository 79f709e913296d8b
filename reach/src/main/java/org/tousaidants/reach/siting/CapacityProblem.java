package org.tousaidants.reach.siting;

import java.util.Arrays;

/// « Places comptées » — clients whose people may be shared between sites, sites that can receive so many, and a
/// price for those who cannot be received: there is always a plan.
///
/// @param cost of one person, by client then by site; infinite where she may not go
/// @param people by client
/// @param capacity by site
/// @param open how many sites in all at most, those that stay included
/// @param unserved what one person costs who is not received
/// @param purse what the sites that open may cost together
public record CapacityProblem(
        double[][] cost,
        double[] people,
        double[] capacity,
        int open,
        boolean[] kept,
        boolean[] forbidden,
        double unserved,
        Purse purse) {
    /// « Bourse » — what each site costs if it opens, nothing for one that is there already, and what there is to
    /// spend.
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

    /// Where only the number of sites counts.
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
