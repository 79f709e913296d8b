package org.tousaidants.core.text;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/// « Heure de Paris » — converts moments to the time zone of every displayed day and time.
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

    /// The month of a moment: « 2026-11 ».
    public static String month(Instant moment) {
        return YearMonth.from(day(moment)).toString();
    }

    /// The Monday of the week of a moment: stored instead of the day if the day must stay private.
    public static LocalDate week(Instant moment) {
        return day(moment).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
