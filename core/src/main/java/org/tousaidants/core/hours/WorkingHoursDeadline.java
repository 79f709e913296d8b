package org.tousaidants.core.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.tousaidants.core.text.ParisTime;

/// « Temps ouvré » — computes deadlines in working time: Monday to Friday, except the public holidays of France,
/// from 08:00 to 18:00 in Paris. It has no side effects.
public final class WorkingHoursDeadline {
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    private WorkingHoursDeadline() {}

    public static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !FrenchCalendar.isPublicHoliday(day);
    }

    /// Returns the moment at which a number of working hours has elapsed since `from`.
    public static Instant hoursAfter(Instant from, int hours) {
        var at = opened(from.atZone(ParisTime.ZONE));
        var left = Duration.ofHours(hours);
        while (true) {
            var today = Duration.between(at, at.with(CLOSES));
            if (left.compareTo(today) <= 0) return at.plus(left).toInstant();
            left = left.minus(today);
            at = opened(at.with(CLOSES).plusMinutes(1));
        }
    }

    /// Returns the moment a number of working days after `from`, at the same time of day.
    public static Instant daysAfter(Instant from, int days) {
        var at = opened(from.atZone(ParisTime.ZONE));
        for (var left = days; left > 0; left--) at = workingDay(at.plusDays(1));
        return at.toInstant();
    }

    /// Returns the same moment if it is in working hours, else the start of the next working hours.
    ///
    /// @param from the moment
    private static ZonedDateTime opened(ZonedDateTime from) {
        if (!isWorkingDay(from.toLocalDate()) || from.toLocalTime().isAfter(CLOSES))
            return workingDay(from.plusDays(1).with(OPENS));
        return from.toLocalTime().isBefore(OPENS) ? from.with(OPENS) : from;
    }

    private static ZonedDateTime workingDay(ZonedDateTime from) {
        var at = from;
        while (!isWorkingDay(at.toLocalDate())) at = at.plusDays(1);
        return at;
    }
}
