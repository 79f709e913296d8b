package org.tousaidants.observatory.figures;

import java.util.function.Predicate;
import org.tousaidants.places.travel.AccessMeasure;

/// « Chiffres de l’éloignement » — the two figures that say who is too far from help, and their measure.
enum AccessFigures {
    ROAD("minutes-jusqu-a-un-lieu", "habitants-loin", "minutes", AccessMeasure.MINUTES),
    LINE("kilometres-jusqu-a-un-lieu", "habitants-loin-a-vol-d-oiseau", "km", AccessMeasure.KILOMETRES);

    /// The figure with the way of each commune.
    final String each;
    /// The figure with the share of inhabitants beyond the limit.
    final String far;
    /// The end of its message keys.
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
