package org.tousaidants.reach.vehiclerouting;

import java.util.List;

/// « Plan de tournées » — each tour the stops in their order, the base left out; stops that no vehicle could take.
public record Tours(List<int[]> routes, double distance, List<Integer> left) {
    public int vehicles() {
        return routes.size();
    }
}
