package org.tousaidants.outreach.accessscores;

import org.tousaidants.core.territory.Point;

/// « Habitants d’une commune » — the point where they are located, their number, and their
/// estimated need of help.
public record CommunePopulation(String code, String name, Point at, int inhabitants, double need) {}
