package org.tousaidants.observatory.figures;

import org.tousaidants.outreach.access.AccessMeasure;

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

    AccessFigures(String each, String far, String unit, AccessMeasure measure) {
        this.each = each;
        this.far = far;
        this.unit = unit;
        this.measure = measure;
    }
}
