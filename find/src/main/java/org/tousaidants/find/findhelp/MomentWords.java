package org.tousaidants.find.findhelp;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.tousaidants.core.hours.HoursWords;
import org.tousaidants.find.ranking.Candidate;
import org.tousaidants.find.ranking.When;
import org.tousaidants.platform.web.Page;

/// Whether a place is open now, and at the moment that was asked, in words.
final class MomentWords {
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final int WEEK = 7;

    private final Page page;
    private final When when;
    private final LocalDateTime now;
    private final HoursWords hours;

    MomentWords(Page page, When when, LocalDateTime now) {
        this.page = page;
        this.when = when;
        this.now = now;
        this.hours = HoursWords.in(page.locale());
    }

    String status(Candidate candidate) {
        return hours.status(candidate.hours(), now);
    }

    /// What the hours say of the moment asked, when it is not now.
    Optional<String> of(Candidate candidate) {
        var today = now.toLocalDate();
        return switch (when) {
            case When.AnyTime _, When.Now _, When.Today _ -> Optional.empty();
            case When.On(var day) ->
                spans(candidate, day, LocalTime.MIN).map(spans -> page.t("find.open.on", hours.day(day, today), spans));
            case When.Evening _ -> openDays(candidate, today, EVENING.plusMinutes(30));
            case When.Weekend _ -> openWeekend(candidate, today);
            case When.Weekly weekly ->
                today.datesUntil(today.plusDays(WEEK))
                        .filter(one -> weekly.day().isEmpty() || weekly.day().get() == one.getDayOfWeek())
                        .flatMap(one -> spans(candidate, one, LocalTime.MIN)
                                .map(spans -> page.t("find.open.on", hours.day(one, today), spans))
                                .stream())
                        .findFirst();
        };
    }

    private Optional<String> openDays(Candidate candidate, LocalDate today, LocalTime late) {
        return today.datesUntil(today.plusDays(WEEK))
                .filter(day -> spans(candidate, day, late).isPresent())
                .map(day -> hours.day(day, today))
                .limit(2)
                .reduce((one, other) -> page.t("find.and", one, other))
                .map(days -> page.t("find.open.evening", days));
    }

    private Optional<String> openWeekend(Candidate candidate, LocalDate today) {
        return today.datesUntil(today.plusDays(WEEK))
                .filter(day -> day.getDayOfWeek().getValue() > 5)
                .flatMap(day -> spans(candidate, day, LocalTime.MIN)
                        .map(spans -> page.t("find.open.on", hours.day(day, today), spans))
                        .stream())
                .findFirst();
    }

    /// « de 9 h à 12 h et de 14 h à 18 h », of the spans that last beyond an hour of the day.
    private Optional<String> spans(Candidate candidate, LocalDate day, LocalTime beyond) {
        return candidate.hours().on(day).stream()
                .filter(span -> span.end().isAfter(now))
                .filter(span -> span.end().isAfter(day.atTime(beyond)) || span.openEnded())
                .map(span -> page.t(
                        "find.open.span",
                        hours.time(span.start().toLocalTime()),
                        hours.time(span.end().toLocalTime())))
                .reduce((one, other) -> page.t("find.and", one, other));
    }
}
