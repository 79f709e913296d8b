package org.tousaidants.places.journeys;

import org.tousaidants.core.territory.GeoPoint;

/// « Mesure de l’éloignement » — the unit in which the distance of a commune from help is expressed: minutes by road
/// or by timetable, or kilometres in a straight line if no road data is known. The two units are never mixed,
/// because roads are longer than straight lines.
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

    /// Returns the distance beyond which a commune counts as too far from help, in the unit of this measure.
    public int limit() {
        return limit;
    }

    /// Returns the greatest distance at which a place counts as one that people can choose, in the unit of this
    /// measure.
    public int nearby() {
        return nearby;
    }

    /// Returns the upper bounds of the classes of a map, in the unit of this measure; the last class has no
    /// bound.
    public int[] classes() {
        return classes.clone();
    }

    /// Returns the class of a distance on a map, from 0 (near) to 3 (far).
    ///
    /// @param way the distance in the unit of this measure
    public int rank(double way) {
        var rank = 0;
        while (rank < classes.length && way > classes[rank]) rank++;
        return rank;
    }

    /// Returns a distance as pages show it: in whole minutes, or in kilometres rounded to a tenth.
    ///
    /// @param way the distance in the unit of this measure
    public double rounded(double way) {
        if (Double.isInfinite(way)) return way;
        return this == MINUTES ? Math.round(way) : Math.round(way * 10) / 10.0;
    }

    public boolean straight() {
        return this == KILOMETRES;
    }

    /// Returns the message key of the text for this measure, derived from the given key.
    public String key(String key) {
        return straight() ? key + ".km" : key;
    }

    /// Returns the distance in a straight line between two points, in kilometres rounded to a tenth.
    public static double kilometres(GeoPoint from, GeoPoint to) {
        return KILOMETRES.rounded(from.metresTo(to) / 1000);
    }
}
