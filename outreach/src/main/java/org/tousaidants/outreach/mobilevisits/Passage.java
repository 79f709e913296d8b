package org.tousaidants.outreach.mobilevisits;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// « Passage » — one stop on one day.
///
/// @param late minutes, when it is delayed
/// @param changes how often it changed: the sequence of its calendar entry
public record Passage(
        UUID id,
        MobileTour round,
        String commune,
        String spot,
        Hours hours,
        State state,
        Optional<Reason> reason,
        int late,
        int changes) {
    /// « Jour et heures » — the day, the start and the end of a passage.
    public record Hours(LocalDate day, LocalTime starts, LocalTime ends) {}

    public LocalDate day() {
        return hours.day();
    }

    public LocalTime starts() {
        return hours.starts();
    }

    public LocalTime ends() {
        return hours.ends();
    }

    /// « État d’un passage »
    public enum State {
        PLANNED,
        DELAYED,
        CANCELLED;

        String key() {
            return "schedule.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// « Motif d’un changement » — the reason of a delay or a cancellation.
    public enum Reason {
        BREAKDOWN,
        WEATHER,
        ABSENCE,
        ROAD,
        OTHER;

        String key() {
            return "schedule.reason." + name().toLowerCase(Locale.ROOT);
        }
    }

    Passage planned() {
        return with(hours, spot, State.PLANNED, Optional.empty(), 0);
    }

    Passage delayed(Reason why, int minutes) {
        return with(hours, spot, State.DELAYED, Optional.of(why), minutes);
    }

    Passage cancelled(Reason why) {
        return with(hours, spot, State.CANCELLED, Optional.of(why), 0);
    }

    Passage movedTo(Hours other, String where) {
        return with(other, where, State.PLANNED, Optional.empty(), 0);
    }

    private Passage with(Hours when, String where, State now, Optional<Reason> why, int minutes) {
        return new Passage(id, round, commune, where, when, now, why, minutes, changes);
    }

    /// Whether both passages have the same day, hour and spot; their states may differ.
    boolean sameStop(Passage other) {
        return commune.equals(other.commune)
                && spot.equals(other.spot)
                && hours.day().equals(other.hours.day())
                && hours.starts().equals(other.hours.starts());
    }

    /// Whether the two passages overlap, so that one bus would be at two stops at the same time.
    boolean clashes(Passage other) {
        return comes()
                && other.comes()
                && round.id().equals(other.round.id())
                && day().equals(other.day())
                && starts().isBefore(other.ends())
                && other.starts().isBefore(ends());
    }

    public boolean comes() {
        return state != State.CANCELLED;
    }

    /// The start, including a delay.
    LocalDateTime begins() {
        return hours.day().atTime(hours.starts()).plusMinutes(late);
    }

    /// A late passage ends at the planned time; when the delay exceeds that time, it keeps its planned duration.
    LocalDateTime end() {
        var end = hours.day().atTime(hours.ends());
        return begins().isBefore(end) ? end : end.plusMinutes(late);
    }

    LocalTime from() {
        return begins().toLocalTime();
    }

    LocalTime until() {
        return end().toLocalTime();
    }
}
