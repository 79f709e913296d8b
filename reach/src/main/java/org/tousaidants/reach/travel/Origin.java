package org.tousaidants.reach.travel;

import org.tousaidants.core.territory.Point;

/// « Point de départ » — where the inhabitants of a commune are taken to be.
public record Origin(String code, Point at, Density density) {}
