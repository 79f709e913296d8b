package org.tousaidants.core.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/// « Jours » — the days to which a rule applies: years, weeks, dates, then weekdays or holidays. An empty list or
/// mask means no restriction.
///
/// @param weekdays bit mask of weekdays; bit 0 is Monday
/// @param holidaysAreDays true for `Mo-Fr,PH` (weekdays or holidays); false for `PH Mo-Fr` (holidays on these
/// weekdays)
record OpeningRuleDays(
        List<RuleYearRange> years,
        List<RuleWeekRange> weeks,
        List<OpeningDatePeriod> dates,
        int weekdays,
        List<NthWeekdayOfMonth> nths,
        List<HolidayCondition> holidays,
        boolean holidaysAreDays) {

    record RuleYearRange(int first, int last, int step) {
        boolean has(int year) {
            return year >= first && year <= last && (year - first) % step == 0;
        }
    }

    /// A range of ISO week numbers.
    ///
    /// @param step distance between two weeks of the range: 2 for every second week
    record RuleWeekRange(int first, int last, int step) {
        boolean has(int week) {
            return week >= first && week <= last && (week - first) % step == 0;
        }
    }

    /// A weekday of the month: `We[1]` is the first Wednesday of the month, `We[-1]` the last.
    ///
    /// @param offset number of days after that weekday
    record NthWeekdayOfMonth(DayOfWeek day, int first, int last, int offset) {
        boolean has(LocalDate date) {
            var target = date.minusDays(offset);
            if (target.getDayOfWeek() != day) return false;
            int fromStart = (target.getDayOfMonth() - 1) / 7 + 1;
            int fromEnd = -((target.lengthOfMonth() - target.getDayOfMonth()) / 7 + 1);
            return fromStart >= first && fromStart <= last || fromEnd >= first && fromEnd <= last;
        }
    }

    /// A public holiday (`PH`) or, if `school` is true, the school holidays (`SH`).
    ///
    /// @param offset number of days after the holiday; -1 is the day before
    record HolidayCondition(boolean school, int offset) {
        OpeningDayMatch matches(LocalDate date) {
            var target = date.minusDays(offset);
            return school
                    ? FrenchCalendar.schoolHoliday(target)
                    : OpeningDayMatch.of(FrenchCalendar.isPublicHoliday(target));
        }
    }

    static final OpeningRuleDays EVERY =
            new OpeningRuleDays(List.of(), List.of(), List.of(), 0, List.of(), List.of(), false);

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

    /// Returns a bit mask of the weekdays to which the rule can apply, without regard to public holidays.
    int possibleWeekdays() {
        if (!holidays.isEmpty() && weekdays == 0 && nths.isEmpty()) return 0;
        int mask = weekdays;
        for (var nth : nths) mask |= bit(nth.day.plus(nth.offset));
        return mask == 0 ? 0x7f : mask;
    }

    /// Returns whether a [#weekly] rule applies to this weekday.
    boolean matches(DayOfWeek day, boolean publicHoliday) {
        boolean onDay = (weekdays & bit(day)) != 0;
        if (holidays.isEmpty()) return weekdays == 0 || onDay;
        if (weekdays == 0) return publicHoliday;
        return holidaysAreDays ? onDay || publicHoliday : onDay && publicHoliday;
    }

    OpeningDayMatch matches(LocalDate date) {
        if (!hasYear(date.getYear()) || !hasWeek(date) || !hasDate(date)) return OpeningDayMatch.NO;
        var anyDay = weekdays == 0 && nths.isEmpty();
        boolean onDay = (weekdays & bit(date.getDayOfWeek())) != 0 || hasRank(date);
        if (holidays.isEmpty()) return OpeningDayMatch.of(anyDay || onDay);
        var onHoliday = OpeningDayMatch.NO;
        for (var holiday : holidays) onHoliday = onHoliday.or(holiday.matches(date));
        if (anyDay) return onHoliday;
        return holidaysAreDays ? onHoliday.or(OpeningDayMatch.of(onDay)) : onHoliday.and(OpeningDayMatch.of(onDay));
    }

    // Returns whether the rule applies to a year. The method uses a loop, because a stream would be slow: a
    // search for the next opening checks more than a year of days.

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

    /// Returns the ISO week number of a day, which is the week of the Thursday in the same week.
    static int isoWeek(LocalDate date) {
        var thursday = date.plusDays(4 - date.getDayOfWeek().getValue());
        return (thursday.getDayOfYear() - 1) / 7 + 1;
    }
}
