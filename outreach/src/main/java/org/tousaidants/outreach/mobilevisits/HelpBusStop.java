package org.tousaidants.outreach.mobilevisits;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// « Passage » — one stop of a tour on one day.
///
/// @param late delay in minutes, if it is delayed
/// @param changes number of changes, which is the sequence number of its calendar entry
public record HelpBusStop(
        UUID id,
        HelpBusTour round,
        String commune,
        String spot,
        StopHours hours,
        StopState state,
        Optional<StopChangeReason> reason,
        int late,
        int changes) {
    /// « Jour et heures » — the day, the start and the end of a passage.
    public record StopHours(LocalDate day, LocalTime starts, LocalTime ends) {}

    public LocalDate day() {
        return hours.day();
    }

    public LocalTime starts() {
        return hours.starts();
    }

    public LocalTime ends() {
        return hours.ends();
    }

    /// « État d’un passage » — the state of a passage.
    public enum StopState {
        PLANNED,
        DELAYED,
        CANCELLED;

        String key() {
            return "schedule.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// « Motif d’un changement » — the reason for a delay or a cancellation.
    public enum StopChangeReason {
        BREAKDOWN,
        WEATHER,
        ABSENCE,
        ROAD,
        OTHER;

        String key() {
            return "schedule.reason." + name().toLowerCase(Locale.ROOT);
        }
    }

    HelpBusStop planned() {
        return with(hours, spot, StopState.PLANNED, Optional.empty(), 0);
    }

    HelpBusStop delayed(StopChangeReason why, int minutes) {
        return with(hours, spot, StopState.DELAYED, Optional.of(why), minutes);
    }

    HelpBusStop cancelled(StopChangeReason why) {
        return with(hours, spot, StopState.CANCELLED, Optional.of(why), 0);
    }

    HelpBusStop movedTo(StopHours other, String where) {
        return with(other, where, StopState.PLANNED, Optional.empty(), 0);
    }

    private HelpBusStop with(StopHours when, String where, StopState now, Optional<StopChangeReason> why, int minutes) {
        return new HelpBusStop(id, round, commune, where, when, now, why, minutes, changes);
    }

    /// Returns whether the other passage has the same spot, day and start as this one. Their states may differ.
    boolean sameStop(HelpBusStop other) {
        return commune.equals(other.commune)
                && spot.equals(other.spot)
                && hours.day().equals(other.hours.day())
                && hours.starts().equals(other.hours.starts());
    }

    /// Returns whether the times of the two passages overlap, so that one bus would have to be at two stops at
    /// once.
    boolean clashes(HelpBusStop other) {
        return comes()
                && other.comes()
                && round.id().equals(other.round.id())
                && day().equals(other.day())
                && starts().isBefore(other.ends())
                && other.starts().isBefore(ends());
    }

    public boolean comes() {
        return state != StopState.CANCELLED;
    }

    /// Returns the start of the passage, with its delay added.
    LocalDateTime begins() {
        return hours.day().atTime(hours.starts()).plusMinutes(late);
    }

    /// Returns the end of the passage. A late passage ends at the planned time. If it begins only after the
    /// planned end, it lasts as long as planned.
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
