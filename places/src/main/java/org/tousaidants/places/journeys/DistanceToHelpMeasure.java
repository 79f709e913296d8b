package org.tousaidants.places.journeys;

import org.tousaidants.core.territory.GeoPoint;

/// « Mesure de l’éloignement » — the unit for the distance of a commune from help: minutes by road or by timetable,
/// or kilometres as the crow flies if no road data is known. The units are distinct, because a straight line is not
/// a road.
public enum DistanceToHelpMeasure {
    MINUTES(20, 30, 10, 20, 30),
    KILOMETRES(10, 10, 5, 10, 15);

    private final int limit;
    private final int nearby;
    private final int[] classes;

    DistanceToHelpMeasure(int limit, int nearby, int... classes) {
        this.limit = limit;
        this.nearby = nearby;
        this.classes = classes;
    }

    /// Returns the distance beyond which a commune is too far from help, in the unit of this measure.
    public int limit() {
        return limit;
    }

    /// Returns the maximum distance at which a place counts as an available choice, in the unit of this measure.
    public int nearby() {
        return nearby;
    }

    /// Returns the upper bounds of the classes of a map, in the unit of this measure; the last class has no
    /// bound.
    public int[] classes() {
        return classes.clone();
    }

    /// Returns the class of a distance, from 0 (near) to 3 (far).
    public int rank(double way) {
        var rank = 0;
        while (rank < classes.length && way > classes[rank]) rank++;
        return rank;
    }

    /// Returns the distance as pages show it: in whole minutes, or in kilometres rounded to a tenth.
    public double rounded(double way) {
        if (Double.isInfinite(way)) return way;
        return this == MINUTES ? Math.round(way) : Math.round(way * 10) / 10.0;
    }

    public boolean straight() {
        return this == KILOMETRES;
    }

    /// Returns the variant of a message key for this measure.
    public String key(String key) {
        return straight() ? key + ".km" : key;
    }

    /// Returns the distance as the crow flies, in kilometres rounded to a tenth.
    public static double kilometres(GeoPoint from, GeoPoint to) {
        return KILOMETRES.rounded(from.metresTo(to) / 1000);
    }
}
