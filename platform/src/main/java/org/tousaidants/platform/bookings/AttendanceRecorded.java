package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Présence notée » — published when an attendance is recorded or corrected. A listener recognises its slots
/// by the kind of the owner.
public record AttendanceRecorded(Slot.Owner owner, UUID booking, Optional<UUID> person, boolean came, Instant at) {}
