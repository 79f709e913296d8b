package org.tousaidants.outreach.accessscores;

import org.tousaidants.core.territory.GeoPoint;

/// « Offre » — a place and its capacity.
///
/// @param capacity capacity, in any unit that is the same for all offers
public record HelpSupplyAtPlace(String name, GeoPoint at, double capacity) {}
