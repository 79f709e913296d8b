package org.tousaidants.outreach.access;

/// « Mesure de l’éloignement » — how far a commune is from help: minutes by road or by timetable, or kilometres as
/// the crow flies where no road is known, because a straight line is not a road.
public enum AccessMeasure {
    MINUTES(20, 10, 20, 30),
    KILOMETRES(10, 5, 10, 15);

    private final int limit;
    private final int[] classes;

    AccessMeasure(int limit, int... classes) {
        this.limit = limit;
        this.classes = classes;
    }

    /// Beyond it, a commune is too far from help.
    public int limit() {
        return limit;
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
}
