package org.tousaidants.core.territory;

/// « Vitesse » — a rough travel time for a distance, shown as an estimate: no road data is used.
///
/// The road is 1.3 times the distance as the crow flies (the usual detour of French roads); by car, 30 km/h over
/// the first 3 km of road (villages, traffic lights), 60 km/h up to 20 km, 85 km/h beyond; on foot, 4 km/h, up to
/// 1 km. The caller gives the distance around the water.
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

    /// Whole minutes on foot, at least one.
    public static int walkMinutes(double metres) {
        return (int) Math.max(1, Math.round(metres * DETOUR / 1000 / WALK_KMH * 60));
    }

    /// Travel time by car in minutes, not rounded, for computation.
    public static double carMinutes(double metres) {
        var road = metres * DETOUR / 1000;
        var minutes = Math.min(road, TOWN_KM) / TOWN_KMH * 60;
        if (road > TOWN_KM) minutes += (Math.min(road, COUNTRY_KM) - TOWN_KM) / COUNTRY_KMH * 60;
        if (road > COUNTRY_KM) minutes += (road - COUNTRY_KM) / MAIN_ROAD_KMH * 60;
        return minutes;
    }
}
