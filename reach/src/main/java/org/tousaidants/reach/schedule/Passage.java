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

    /// At the same hour of the same day at the same spot, whatever becomes of it.
    boolean sameStop(Passage other) {
        return commune.equals(other.commune)
                && spot.equals(other.spot)
                && hours.day().equals(other.hours.day())
                && hours.starts().equals(other.hours.starts());
    }

    public boolean comes() {
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
