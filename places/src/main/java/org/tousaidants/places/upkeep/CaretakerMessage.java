package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.UUID;

/// « Message aux responsables » — a coordinator's own message to chosen contact persons, stored in `upkeep_message`.
record CaretakerMessage(UUID id, Instant at, UUID actor, String subject, String words) {}
