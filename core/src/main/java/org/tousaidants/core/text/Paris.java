package org.tousaidants.core.text;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/// « Heure de Paris » — the time zone of every displayed day and time.
public final class Paris {
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private Paris() {}

    public static LocalDate today(Clock clock) {
        return day(clock.instant());
    }

    public static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    /// « 2026-11 ».
    public static String month(Instant moment) {
        return YearMonth.from(day(moment)).toString();
    }

    /// The Monday of its week: the date under which data is stored when its day must stay private.
    public static LocalDate week(Instant moment) {
        return day(moment).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
