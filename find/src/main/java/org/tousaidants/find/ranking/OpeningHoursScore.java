package org.tousaidants.find.ranking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.IntPredicate;

/// Scores how well the opening hours of a place suit the requested time: from 1 (open) to [#UNSURE] (unknown, but
/// the person can call), [#MUTE] (unknown, and no telephone) and [#SHUT] (closed).
final class OpeningHoursScore {
    static final double SHUT = -1;
    static final double UNSURE = 0.35;

    /// Score of a place with unknown hours and without a telephone.
    static final double MUTE = 0.05;

    private static final int EVENING = 18 * 60;
    /// Minimum time, in minutes, that a place must be open in the evening. A place that closes at a quarter past
    /// six does not count as open in the evening.
    private static final int EVENING_LASTS = 30;

    private static final int WEEK = 8;

    private final SearchTime when;
    private final int minute;
    private final OpeningHoursCache.OpeningHoursByDay days;
    private final IntPredicate callable;
    private final DayOfWeek first;
    private final int saturday;
    private final int sunday;

    OpeningHoursScore(SearchTime when, LocalDateTime now, CandidatePlaceIndex index) {
        var table = index.hours();
        this.callable = i -> (index.facts(i) & PlaceFact.CALLABLE.bit()) != 0;
        this.when = when;
        this.minute = now.getHour() * 60 + now.getMinute();
        var today = now.toLocalDate();
        this.days = switch (when) {
            case SearchTime.GivenDay on -> table.from(on.day().minusDays(1), 2);
            default -> table.from(today.minusDays(1), WEEK + 1);
        };
        this.first = today.getDayOfWeek();
        this.saturday = (int) ChronoUnit.DAYS.between(today, next(today, DayOfWeek.SATURDAY));
        this.sunday = (int) ChronoUnit.DAYS.between(today, next(today, DayOfWeek.SUNDAY));
    }

    double of(int candidate) {
        return switch (when) {
            case SearchTime.AnyTime _ -> soonest(candidate);
            case SearchTime.PresentMoment _ ->
                openNow(candidate) ? 1 : day(candidate, 0).unsure() ? unsure(candidate) : SHUT;
            case SearchTime.CurrentDay _ -> today(candidate);
            case SearchTime.EveningHours _ -> evening(candidate);
            case SearchTime.WeekendDays _ -> weekend(candidate);
            case SearchTime.GivenDay _ -> onDay(candidate);
            case SearchTime.GivenWeekday weekly -> weekly(candidate, weekly);
        };
    }

    /// Returns the opening hours of a candidate on one day.
    ///
    /// @param candidate index of the candidate
    /// @param day number of days from the requested day, or from the current day if no day is requested: 0
    ///     is that day, -1 the day before, whose hours may end after midnight
    private DayOpeningSpans day(int candidate, int day) {
        return days.of(candidate, day + 1);
    }

    private boolean openNow(int candidate) {
        return day(candidate, 0).openAt(minute) || day(candidate, -1).openAt(minute + DayOpeningSpans.DAY_MINUTES);
    }

    private double today(int candidate) {
        if (openNow(candidate)) return 1;
        var today = day(candidate, 0);
        return today.openFrom(minute) ? 0.8 : today.unsure() ? unsure(candidate) : SHUT;
    }

    private double soonest(int candidate) {
        var today = today(candidate);
        if (today > MUTE) return today;
        for (var ahead = 1; ahead < WEEK; ahead++) if (day(candidate, ahead).openFrom(0)) return ahead == 1 ? 0.6 : 0.4;
        return 0.1;
    }

    private double evening(int candidate) {
        var unsure = true;
        for (var ahead = 0; ahead < WEEK - 1; ahead++) {
            var day = day(candidate, ahead);
            unsure &= day.unsure();
            if (day.openFrom((ahead == 0 ? Math.max(minute, EVENING) : EVENING) + EVENING_LASTS)) return 1;
        }
        return unsure ? unsure(candidate) : SHUT;
    }

    private double weekend(int candidate) {
        if (day(candidate, saturday).openFrom(saturday == 0 ? minute : 0)
                || day(candidate, sunday).openFrom(sunday == 0 ? minute : 0)) return 1;
        return day(candidate, saturday).unsure() || day(candidate, sunday).unsure() ? unsure(candidate) : SHUT;
    }

    private double onDay(int candidate) {
        return day(candidate, 0).openFrom(0) ? 1 : day(candidate, 0).unsure() ? unsure(candidate) : SHUT;
    }

    private double weekly(int candidate, SearchTime.GivenWeekday asked) {
        var unsure = false;
        for (var ahead = 0; ahead < WEEK - 1; ahead++) {
            if (asked.day().isPresent() && !asked.day().get().equals(first.plus(ahead))) continue;
            var day = day(candidate, ahead);
            unsure |= day.unsure();
            var from = ahead == 0
                    ? Math.max(minute, asked.part().from())
                    : asked.part().from();
            if (day.openBetween(from, asked.part().to())) return 1;
        }
        return unsure ? unsure(candidate) : SHUT;
    }

    private double unsure(int candidate) {
        return callable.test(candidate) ? UNSURE : MUTE;
    }

    private static LocalDate next(LocalDate today, DayOfWeek wanted) {
        return today.plusDays((wanted.getValue() - today.getDayOfWeek().getValue() + 7) % 7);
    }
}
