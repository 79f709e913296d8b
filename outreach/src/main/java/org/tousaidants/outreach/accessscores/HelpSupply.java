package org.tousaidants.outreach.accessscores;

import org.tousaidants.core.territory.Point;

/// « Offre » — a place and its capacity, in any unit that all offers share.
public record HelpSupply(String name, Point at, double capacity) {}
