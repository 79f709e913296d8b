package org.tousaidants.reach.access;

import java.util.OptionalInt;

/// « Situation d’une commune » — minutes to the nearest place, which one, how many are within half an
/// hour, and what is offered within reach for one unit of need.
///
/// @param nearest the offer by its rank, empty when there is none that one can reach
public record Standing(People people, double minutes, OptionalInt nearest, int choice, double share) {}
