package org.tousaidants.outreach.mobilevisits;

import java.time.LocalDate;
import java.util.UUID;

/// « Groupe de passages » — the passages that one press created, as long as it can be undone.
///
/// @param name of the tours
record PassageBatch(UUID id, String name, LocalDate fromDay, LocalDate toDay, int passages) {}
