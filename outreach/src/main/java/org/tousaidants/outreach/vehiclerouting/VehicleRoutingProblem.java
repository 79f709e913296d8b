package org.tousaidants.outreach.vehiclerouting;

/// « Problème de tournées » — a vehicle routing problem with time windows: stop 0 is the base; each other stop is
/// visited once, within its hours.
///
/// @param way cost from stop to stop
/// @param time travel time from stop to stop, without the time spent at the stop
/// @param ready earliest start of the service at each stop
/// @param due latest arrival at each stop; for the base, latest return
public record VehicleRoutingProblem(
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

    /// Returns the earliest start of the service at a stop if it is the first stop of a vehicle.
    double arrives(int stop) {
        return Math.max(ready[0] + service[0] + time[0][stop], ready[stop]);
    }

    /// Returns whether a tour with only this stop is possible. It is not possible if the hours do not allow the
    /// way there and back.
    public boolean reachable(int stop) {
        var arrive = arrives(stop);
        return demand[stop] <= capacity && arrive <= due[stop] && arrive + service[stop] + time[stop][0] <= due[0];
    }
}
