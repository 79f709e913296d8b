package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Présence notée » — published when attendance at a slot is recorded or corrected. A listener recognises the
/// slots of its own package by the kind of the owner.
public record AttendanceRecorded(
        BookableSlot.SlotOwner owner, UUID booking, Optional<UUID> person, boolean came, Instant at) {}
