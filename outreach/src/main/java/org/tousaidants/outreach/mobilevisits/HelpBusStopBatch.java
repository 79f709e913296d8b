package org.tousaidants.outreach.mobilevisits;

import java.time.LocalDate;
import java.util.UUID;

/// « Groupe de passages » — the passages that were created together, as long as their creation can be undone.
///
/// @param name name of the tours
/// @param passages number of passages
record HelpBusStopBatch(UUID id, String name, LocalDate fromDay, LocalDate toDay, int passages) {}
