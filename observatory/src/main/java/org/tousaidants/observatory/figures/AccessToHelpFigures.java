package org.tousaidants.observatory.figures;

import java.util.function.Predicate;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;

/// « Chiffres de l’éloignement » — the ids of the two figures about people who live too far from help. They exist in
/// two units: minutes by road and kilometres.
enum AccessToHelpFigures {
    ROAD("minutes-jusqu-a-un-lieu", "habitants-loin", "minutes", DistanceToHelpMeasure.MINUTES),
    LINE("kilometres-jusqu-a-un-lieu", "habitants-loin-a-vol-d-oiseau", "km", DistanceToHelpMeasure.KILOMETRES);

    /// The id of the figure with the distance to help of each commune.
    final String each;
    /// The id of the figure with the share of inhabitants who live farther from help than the limit.
    final String far;
    /// The last part of the message keys for the unit of these figures.
    final String unit;

    final DistanceToHelpMeasure measure;

    /// Returns the figures in minutes by road if they have values, otherwise the figures in kilometres.
    ///
    /// @param known predicate that tells whether the figure with this id has a value
    static AccessToHelpFigures of(Predicate<String> known) {
        return known.test(ROAD.each) ? ROAD : LINE;
    }

    AccessToHelpFigures(String each, String far, String unit, DistanceToHelpMeasure measure) {
        this.each = each;
        this.far = far;
        this.unit = unit;
        this.measure = measure;
    }
}
