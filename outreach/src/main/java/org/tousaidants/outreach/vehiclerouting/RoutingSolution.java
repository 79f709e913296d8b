package org.tousaidants.outreach.vehiclerouting;

import java.util.List;

/// « Plan de tournées » — the stops of each tour in order, without the base; and the stops that no vehicle can
/// visit.
public record RoutingSolution(List<int[]> routes, double distance, List<Integer> left) {
    public int vehicles() {
        return routes.size();
    }
}
