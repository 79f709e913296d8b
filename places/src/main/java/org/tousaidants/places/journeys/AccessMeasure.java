package org.tousaidants.places.journeys;

import org.tousaidants.core.territory.Point;

/// « Mesure de l’éloignement » — how far a commune is from help: minutes by road or by timetable, or kilometres as
/// the crow flies where no road is known, because a straight line is not a road.
public enum AccessMeasure {
    MINUTES(20, 30, 10, 20, 30),
    KILOMETRES(10, 10, 5, 10, 15);

    private final int limit;
    private final int nearby;
    private final int[] classes;

    AccessMeasure(int limit, int nearby, int... classes) {
        this.limit = limit;
        this.nearby = nearby;
        this.classes = classes;
    }

    /// Beyond it, a commune is too far from help.
    public int limit() {
        return limit;
    }

    /// Up to it, a place counts as a choice.
    public int nearby() {
        return nearby;
    }

    /// The upper bounds of the classes of a map; the last class has none.
    public int[] classes() {
        return classes.clone();
    }

    /// The class, from 0 (near) to 3.
    public int rank(double way) {
        var rank = 0;
        while (rank < classes.length && way > classes[rank]) rank++;
        return rank;
    }

    /// As it is shown: whole minutes, or kilometres to a tenth.
    public double rounded(double way) {
        if (Double.isInfinite(way)) return way;
        return this == MINUTES ? Math.round(way) : Math.round(way * 10) / 10.0;
    }

    public boolean straight() {
        return this == KILOMETRES;
    }

    /// The message key for this measure.
    public String key(String key) {
        return straight() ? key + ".km" : key;
    }

    /// As the crow flies, to a tenth.
    public static double kilometres(Point from, Point to) {
        return KILOMETRES.rounded(from.metresTo(to) / 1000);
    }
}
