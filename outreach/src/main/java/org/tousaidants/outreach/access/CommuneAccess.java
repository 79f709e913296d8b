package org.tousaidants.outreach.access;

import java.util.OptionalInt;

/// « Situation d’une commune » — the minutes to the nearest place, its rank, the number of places within half an
/// hour, and the offer within reach per unit of need.
///
/// @param nearest the rank of the offer, empty when none can be reached
public record CommuneAccess(CommunePopulation people, double minutes, OptionalInt nearest, int choice, double share) {}
