package org.tousaidants.label.sitevisits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// « Constat » — one fact, seen at a place on a day by a person of the network.
///
/// @param fact of the label for places
/// @param value yes is 1, no is 0
record Sighting(String fact, long value, LocalDate on, UUID by, String note, Instant at) {}
