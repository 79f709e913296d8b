package org.tousaidants.core.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/// « Jours » — the days to which a rule applies: years, weeks, dates, then weekdays or holidays. An empty list or
/// mask is no restriction.
///
/// @param weekdays bit 0 is Monday
/// @param holidaysAreDays `Mo-Fr,PH`: weekdays or holidays; else `PH Mo-Fr`: holidays on these weekdays
record RuleDays(
        List<Years> years,
        List<Weeks> weeks,
        List<DatePeriod> dates,
        int weekdays,
        List<Nth> nths,
        List<Holiday> holidays,
        boolean holidaysAreDays) {

    record Years(int first, int last, int step) {
        boolean has(int year) {
            return year >= first && year <= last && (year - first) % step == 0;
        }
    }

    /// ISO week numbers.
    record Weeks(int first, int last, int step) {
        boolean has(int week) {
            return week >= first && week <= last && (week - first) % step == 0;
        }
    }

    /// `We[1]` is the first Wednesday of the month, `We[-1]` the last; `offset` days later.
    record Nth(DayOfWeek day, int first, int last, int offset) {
        boolean has(LocalDate date) {
            var target = date.minusDays(offset);
            if (target.getDayOfWeek() != day) return false;
            int fromStart = (target.getDayOfMonth() - 1) / 7 + 1;
            int fromEnd = -((target.lengthOfMonth() - target.getDayOfMonth()) / 7 + 1);
            return fromStart >= first && fromStart <= last || fromEnd >= first && fromEnd <= last;
        }
    }

    /// `PH` or, when `school`, `SH`; `offset` -1 is the day before.
    record Holiday(boolean school, int offset) {
        DayMatch matches(LocalDate date) {
            var target = date.minusDays(offset);
            return school ? FrenchCalendar.schoolHoliday(target) : DayMatch.of(FrenchCalendar.isPublicHoliday(target));
        }
    }

    static final RuleDays EVERY = new RuleDays(List.of(), List.of(), List.of(), 0, List.of(), List.of(), false);

    static int bit(DayOfWeek day) {
        return 1 << day.ordinal();
    }

    boolean asksNothing() {
        return unconditional() && weekdays == 0 && nths.isEmpty() && holidays.isEmpty();
    }

    boolean weekly() {
        return unconditional() && nths.isEmpty() && holidays.stream().noneMatch(h -> h.school || h.offset != 0);
    }

    boolean unconditional() {
        return years.isEmpty() && weeks.isEmpty() && dates.isEmpty();
    }

    boolean mentionsPublicHolidays() {
        return holidays.stream().anyMatch(holiday -> !holiday.school);
    }

    /// Bit mask of the weekdays to which the rule can apply, without regard to public holidays.
    int possibleWeekdays() {
        if (!holidays.isEmpty() && weekdays == 0 && nths.isEmpty()) return 0;
        int mask = weekdays;
        for (var nth : nths) mask |= bit(nth.day.plus(nth.offset));
        return mask == 0 ? 0x7f : mask;
    }

    /// Whether the rule applies to this weekday. Only for a [#weekly] rule.
    boolean matches(DayOfWeek day, boolean publicHoliday) {
        boolean onDay = (weekdays & bit(day)) != 0;
        if (holidays.isEmpty()) return weekdays == 0 || onDay;
        if (weekdays == 0) return publicHoliday;
        return holidaysAreDays ? onDay || publicHoliday : onDay && publicHoliday;
    }

    DayMatch matches(LocalDate date) {
        if (!hasYear(date.getYear()) || !hasWeek(date) || !hasDate(date)) return DayMatch.NO;
        var anyDay = weekdays == 0 && nths.isEmpty();
        boolean onDay = (weekdays & bit(date.getDayOfWeek())) != 0 || hasRank(date);
        if (holidays.isEmpty()) return DayMatch.of(anyDay || onDay);
        var onHoliday = DayMatch.NO;
        for (var holiday : holidays) onHoliday = onHoliday.or(holiday.matches(date));
        if (anyDay) return onHoliday;
        return holidaysAreDays ? onHoliday.or(DayMatch.of(onDay)) : onHoliday.and(DayMatch.of(onDay));
    }

    // A loop instead of a stream: a search for the next opening scans a year of days.

    private boolean hasYear(int year) {
        for (var range : years) if (range.has(year)) return true;
        return years.isEmpty();
    }

    private boolean hasWeek(LocalDate date) {
        if (weeks.isEmpty()) return true;
        int week = isoWeek(date);
        for (var range : weeks) if (range.has(week)) return true;
        return false;
    }

    private boolean hasDate(LocalDate date) {
        for (var range : dates) if (range.has(date)) return true;
        return dates.isEmpty();
    }

    private boolean hasRank(LocalDate date) {
        for (var nth : nths) if (nth.has(date)) return true;
        return false;
    }

    /// ISO week number: the week of a day is the week of its Thursday.
    static int isoWeek(LocalDate date) {
        var thursday = date.plusDays(4 - date.getDayOfWeek().getValue());
        return (thursday.getDayOfYear() - 1) / 7 + 1;
    }
}
