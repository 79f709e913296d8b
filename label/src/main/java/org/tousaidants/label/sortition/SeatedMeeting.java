package org.tousaidants.label.sortition;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// « Réunion avec des places » — a meeting with seats for people helped: one row of `sortition_meeting`.
///
/// @param subject the workshop or the interview; empty for a session of the committee
/// @param title names no person
/// @param hours as the coordination wrote them: « de 14 h à 16 h »
/// @param seats number of seats for people helped
public record SeatedMeeting(
        UUID id,
        MeetingKind kind,
        Optional<UUID> subject,
        String title,
        LocalDate day,
        String hours,
        String place,
        int seats) {}
