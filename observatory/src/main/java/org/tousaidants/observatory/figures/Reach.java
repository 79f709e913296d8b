package org.tousaidants.observatory.figures;

/// « Éloignement » — the measure that says who is too far from help: minutes by road, or without roads kilometres as
/// the crow flies, because a straight line is not a road.
enum Reach {
    ROAD("minutes-jusqu-a-un-lieu", "habitants-loin", "minutes", 20, new int[] {10, 20, 30}),
    LINE("kilometres-jusqu-a-un-lieu", "habitants-loin-a-vol-d-oiseau", "km", 10, new int[] {5, 10, 15});

    /// The figure with the way of each commune.
    final String each;
    /// The figure with the share of inhabitants beyond the limit.
    final String far;
    /// The end of its message keys.
    final String unit;

    final int limit;
    private final int[] classes;

    Reach(String each, String far, String unit, int limit, int[] classes) {
        this.each = each;
        this.far = far;
        this.unit = unit;
        this.limit = limit;
        this.classes = classes;
    }

    /// From 0 (near) to 3, as the cells of the figure.
    int rank(double way) {
        var rank = 0;
        while (rank < classes.length && way > classes[rank]) rank++;
        return rank;
    }
}
