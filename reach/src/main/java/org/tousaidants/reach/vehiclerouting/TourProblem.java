package org.tousaidants.reach.vehiclerouting;

/// « Problème de tournées » — stop 0 is the base; the others are called at once each, within their hours.
///
/// @param way by stop then by stop: what counts as cost
/// @param time by stop then by stop, without the time spent at the stop
/// @param ready not before
/// @param due not after: the vehicle arrives by then, and is back at the base by the base's
public record TourProblem(
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

    /// When a vehicle that goes there first begins.
    double arrives(int stop) {
        return Math.max(ready[0] + service[0] + time[0][stop], ready[stop]);
    }

    /// Whether a stop can be called at, if alone: its hours may exclude the way there and back.
    public boolean reachable(int stop) {
        var arrive = arrives(stop);
        return demand[stop] <= capacity && arrive <= due[stop] && arrive + service[stop] + time[stop][0] <= due[0];
    }
}
