package org.tousaidants.core.territory;

/// « Vitesse » — computes a rough travel time for a distance, which is shown as an estimate because no road data are
/// used.
///
/// The length of the road is 1.3 times the distance as the crow flies (the usual detour of French roads). A car
/// drives the first 3 km at 30 km/h (villages, traffic lights), the next 17 km at 60 km/h and the rest at 85 km/h. A
/// person walks at 4 km/h; `onFoot` states up to which distance people walk. The caller must pass a distance over
/// land, not across water.
public final class EstimatedTravelTime {
    public static final double DETOUR = 1.3;
    private static final double TOWN_KM = 3;
    private static final double COUNTRY_KM = 20;
    private static final double TOWN_KMH = 30;
    private static final double COUNTRY_KMH = 60;
    private static final double MAIN_ROAD_KMH = 85;
    private static final double WALK_KMH = 4;
    private static final double WALK_UP_TO_METRES = 1000;

    private EstimatedTravelTime() {}

    public static boolean onFoot(double metres) {
        return metres <= WALK_UP_TO_METRES;
    }

    /// Returns the travel time on foot in whole minutes, at least one.
    public static int walkMinutes(double metres) {
        return (int) Math.max(1, Math.round(metres * DETOUR / 1000 / WALK_KMH * 60));
    }

    /// Returns the travel time by car in minutes, not rounded, for computations.
    public static double carMinutes(double metres) {
        var road = metres * DETOUR / 1000;
        var minutes = Math.min(road, TOWN_KM) / TOWN_KMH * 60;
        if (road > TOWN_KM) minutes += (Math.min(road, COUNTRY_KM) - TOWN_KM) / COUNTRY_KMH * 60;
        if (road > COUNTRY_KM) minutes += (road - COUNTRY_KM) / MAIN_ROAD_KMH * 60;
        return minutes;
    }
}
