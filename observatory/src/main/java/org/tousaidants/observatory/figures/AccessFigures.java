package org.tousaidants.observatory.figures;

import java.util.function.Predicate;
import org.tousaidants.places.journeys.AccessMeasure;

/// « Chiffres de l’éloignement » — the ids of the two figures about people too far from help, in minutes by
/// road or in kilometres.
enum AccessFigures {
    ROAD("minutes-jusqu-a-un-lieu", "habitants-loin", "minutes", AccessMeasure.MINUTES),
    LINE("kilometres-jusqu-a-un-lieu", "habitants-loin-a-vol-d-oiseau", "km", AccessMeasure.KILOMETRES);

    /// The id of the figure with the distance to help of each commune.
    final String each;
    /// The id of the figure with the share of inhabitants farther than the limit.
    final String far;
    /// The last part of the message keys for this unit.
    final String unit;

    final AccessMeasure measure;

    /// Those by road where they are known.
    ///
    /// @param known whether a figure has a value
    static AccessFigures of(Predicate<String> known) {
        return known.test(ROAD.each) ? ROAD : LINE;
    }

    AccessFigures(String each, String far, String unit, AccessMeasure measure) {
        this.each = each;
        this.far = far;
        this.unit = unit;
        this.measure = measure;
    }
}
