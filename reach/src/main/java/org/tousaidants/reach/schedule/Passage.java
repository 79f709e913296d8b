package org.tousaidants.reach.schedule;

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
        Round round,
        String commune,
        String spot,
        Hours hours,
        State state,
        Optional<Reason> reason,
        int late,
        int changes) {
    /// « Jour et heures »
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

    /// « Motif d’un changement »
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

    boolean comes() {
        return state != State.CANCELLED;
    }

    /// When it comes, late or not.
    LocalDateTime begins() {
        return hours.day().atTime(hours.starts()).plusMinutes(late);
    }

    /// Late, it leaves when it was to leave; so late that this is over, it stays as long as it was to.
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
