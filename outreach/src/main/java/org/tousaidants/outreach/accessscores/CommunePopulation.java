package org.tousaidants.outreach.accessscores;

import org.tousaidants.core.territory.GeoPoint;

/// « Habitants d’une commune » — the inhabitants of one commune.
///
/// @param at point at which they are assumed to live
/// @param inhabitants their number
/// @param need their estimated need of help
public record CommunePopulation(String code, String name, GeoPoint at, int inhabitants, double need) {}
