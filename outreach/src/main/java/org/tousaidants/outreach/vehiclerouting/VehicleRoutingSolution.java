package org.tousaidants.outreach.vehiclerouting;

import java.util.List;

/// « Plan de tournées » — the solution of a routing problem.
///
/// @param routes stops of each tour in order, without the base
/// @param distance total distance
/// @param left stops that no vehicle can visit
public record VehicleRoutingSolution(List<int[]> routes, double distance, List<Integer> left) {
    public int vehicles() {
        return routes.size();
    }
}
