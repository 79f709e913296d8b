package org.tousaidants.core.text;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/// « Heure de Paris » — converts moments to the time zone of Paris, in which all days and times are displayed.
public final class ParisTime {
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private ParisTime() {}

    public static LocalDate today(Clock clock) {
        return day(clock.instant());
    }

    public static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    public static LocalTime time(Instant moment) {
        return LocalTime.ofInstant(moment, ZONE);
    }

    /// Returns the month of a moment as text, such as « 2026-11 ».
    public static String month(Instant moment) {
        return YearMonth.from(day(moment)).toString();
    }

    /// Returns the Monday of the week of a moment, which is stored in place of the day if the day must not be
    /// known.
    public static LocalDate week(Instant moment) {
        return day(moment).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
