package org.tousaidants.reach.siting;

import java.util.Arrays;

/// « Places comptées » — clients whose people may be shared between sites, sites that can receive so many, and a price
/// for
/// whoever nobody can receive: there is always a plan.
///
/// @param cost of one person, by client then by site; infinite where she may not go
/// @param people by client
/// @param capacity by site
/// @param open how many sites in all, those that stay included
/// @param unserved what one person costs whom nobody receives
public record CapacityProblem(
        double[][] cost,
        double[] people,
        double[] capacity,
        int open,
        boolean[] kept,
        boolean[] forbidden,
        double unserved) {
    int sites() {
        return kept.length;
    }

    double all() {
        return Arrays.stream(people).sum();
    }
}
