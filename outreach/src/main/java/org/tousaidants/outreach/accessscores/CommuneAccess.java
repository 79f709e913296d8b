package org.tousaidants.outreach.accessscores;

import java.util.OptionalInt;

/// « Situation d’une commune » — the way to the nearest place, its rank, the number of places nearby, and the offer
/// within reach per unit of need.
///
/// @param way in the measure of the territory; infinite when none can be reached
/// @param nearest the rank of the offer, empty when none can be reached
public record CommuneAccess(CommunePopulation people, double way, OptionalInt nearest, int choice, double share) {}
