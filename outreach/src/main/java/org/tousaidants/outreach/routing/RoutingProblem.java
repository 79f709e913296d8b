package org.tousaidants.outreach.routing;

/// « Problème de tournées » — vehicle routing with time windows: stop 0 is the base; each other stop is visited
/// once, within its hours.
///
/// @param way by stop then by stop: the cost
/// @param time by stop then by stop, without the time spent at the stop
/// @param ready the earliest begin
/// @param due the latest arrival; for the base, the latest return
public record RoutingProblem(
        double[][] way,
        double[][] time,
        double[] demand,
        double[] ready,
        double[] due,
        double[] service,
        double capacity,
        int vehicles) {
    public int stops() {
        return demand.length;
    }

    /// The earliest begin of a vehicle that goes there first.
    double arrives(int stop) {
        return Math.max(ready[0] + service[0] + time[0][stop], ready[stop]);
    }

    /// Whether a tour with this stop alone is feasible: its hours may exclude the way there and back.
    public boolean reachable(int stop) {
        var arrive = arrives(stop);
        return demand[stop] <= capacity && arrive <= due[stop] && arrive + service[stop] + time[stop][0] <= due[0];
    }
}
