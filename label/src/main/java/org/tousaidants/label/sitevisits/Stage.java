package org.tousaidants.label.sitevisits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// « Étape faite » — of the way of working that leads a place to the label.
///
/// @param stage its id in the rules
/// @param with who took part, in words
/// @param changed what was changed
/// @param why the reason
record Stage(String stage, LocalDate on, String with, String changed, String why, UUID by, Instant at) {}
