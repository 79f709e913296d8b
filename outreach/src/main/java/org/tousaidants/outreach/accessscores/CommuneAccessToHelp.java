package org.tousaidants.outreach.accessscores;

import java.util.OptionalInt;

/// « Situation d’une commune » — the access of one commune: the way to the nearest place, the number of places
/// nearby, and the offer per unit of need.
///
/// @param way way in the measure of the territory; infinite if there is none
/// @param nearest index of the nearest offer; empty if there is no way to any
/// @param choice number of places nearby
/// @param share offer per unit of need
public record CommuneAccessToHelp(
        CommunePopulation people, double way, OptionalInt nearest, int choice, double share) {}
