package org.tousaidants.core.hours;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// « Période » — a range of dates, with or without years: `Jul-Aug`, `Dec 24-Jan 02`, `2026 Dec 24-2027 Jan
/// 02`, `easter -2 days-easter +1 day`.
record OpeningDatePeriod(PeriodBound from, PeriodBound to, int step) {

    private static final int ANY_YEAR = 0;

    /// One end of a range of dates. If `day` is 0, it is the first day of the month at the start of the range
    /// and the last day at its end. If `nth` is not 0, it is the nth `weekday` of the month. Without a month, it
    /// is Easter.
    record PeriodBound(
            int year,
            Optional<Month> month,
            int day,
            int nth,
            Optional<DayOfWeek> weekday,
            int offset,
            boolean endless) {

        boolean anyYear() {
            return year == ANY_YEAR;
        }

        /// Returns the date of this bound in a year; empty if that year has no such day (29 February, a
        /// fifth Monday).
        private Optional<LocalDate> in(int year, boolean end) {
            if (month.isEmpty()) return Optional.of(FrenchCalendar.easter(year).plusDays(offset));
            var days = YearMonth.of(year, month.get());
            if (weekday.isPresent()) {
                var date = days.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday.get()));
                return YearMonth.from(date).equals(days) ? Optional.of(date.plusDays(offset)) : Optional.empty();
            }
            int wanted = day == 0 ? (end ? days.lengthOfMonth() : 1) : day;
            try {
                return Optional.of(days.atDay(wanted).plusDays(offset));
            } catch (DateTimeException absent) {
                return end ? Optional.of(days.atEndOfMonth().plusDays(offset)) : Optional.empty();
            }
        }
    }

    boolean has(LocalDate date) {
        if (!from.anyYear()) return hasIn(from.year, date);
        // The years before and after are checked too: a range without a year may begin in the previous year,
        // and an offset in days may move a date of the range into another year.
        return hasIn(date.getYear(), date) || hasIn(date.getYear() - 1, date) || hasIn(date.getYear() + 1, date);
    }

    private boolean hasIn(int year, LocalDate date) {
        var single = from.equals(to) && from.day != 0;
        var start = from.in(year, false);
        if (start.isEmpty()) {
            if (single || from.day == 0) return false;
            start = Optional.of(
                    LocalDate.of(year, from.month.orElse(Month.JANUARY), 1).plusMonths(1));
        }
        if (date.isBefore(start.get())) return false;
        if (from.endless) return true;
        int endYear = to.anyYear() ? year : to.year;
        var end = single ? start : to.in(endYear, true);
        if (end.isPresent() && to.anyYear() && end.get().isBefore(start.get())) end = to.in(endYear + 1, true);
        if (end.isEmpty() || date.isAfter(end.get())) return false;
        return step <= 1 || ChronoUnit.DAYS.between(start.get(), date) % step == 0;
    }
}
