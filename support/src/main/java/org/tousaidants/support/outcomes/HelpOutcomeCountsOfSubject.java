package org.tousaidants.support.outcomes;

import java.util.UUID;

/// « Compte d’un lieu ou d’un moment » — the counts of all answers about a place or slot.
///
/// @param of id of the place or slot
/// @param moment true for a slot; false for a place
record HelpOutcomeCountsOfSubject(UUID of, boolean moment, HelpOutcomeCounts tally) {}
