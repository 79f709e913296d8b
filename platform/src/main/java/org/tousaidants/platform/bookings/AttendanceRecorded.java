package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Présence notée » — an attendance was recorded or corrected. The package that owns the slot selects the event
/// by its kind.
public record AttendanceRecorded(Slot.Owner owner, UUID booking, Optional<UUID> person, boolean came, Instant at) {}
