package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Présence notée » — a person came, or did not, or that was corrected. The room that owns the slot hears it by its
/// kind.
public record Attended(Slot.Owner owner, UUID booking, Optional<UUID> person, boolean came, Instant at) {}
