package org.tousaidants.find.answers;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.tousaidants.core.hours.HoursWords;
import org.tousaidants.core.hours.Status;
import org.tousaidants.find.ranking.Candidate;
import org.tousaidants.find.ranking.SearchTime;
import org.tousaidants.platform.web.Page;

/// Whether a place is open now, and at the moment that was asked, in words.
final class TimeText {
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final int WEEK = 7;

    private final Page page;
    private final SearchTime when;
    private final LocalDateTime now;
    private final HoursWords hours;

    TimeText(Page page, SearchTime when, LocalDateTime now) {
        this.page = page;
        this.when = when;
        this.now = now;
        this.hours = HoursWords.in(page.locale());
    }

    String status(Candidate candidate) {
        return hours.status(candidate.hours(), now);
    }

    /// « Ouvert · ferme à 12 h 30 · rouvre à 14 h »; nothing where the state needs more words than that.
    Optional<String> brief(Candidate candidate) {
        var status = candidate.hours().at(now);
        if (!status(candidate).equals(hours.status(status, now))) return Optional.empty();
        return switch (status) {
            case Status.Open(var until, var comment) -> comment.isEmpty() ? open(candidate, until) : Optional.empty();
            case Status.Closed(var opensAt) -> opensAt.map(this::closed);
            case Status.Unsure _ -> Optional.empty();
        };
    }

    private Optional<String> open(Candidate candidate, LocalDateTime until) {
        if (until.isAfter(now.plusHours(12))) return Optional.empty();
        var today = now.toLocalDate();
        var closes = page.t("find.now.open", hours.time(until.toLocalTime()));
        return Optional.of(candidate.hours().on(today).stream()
                .map(span -> span.start())
                .filter(start -> start.isAfter(until) && start.toLocalDate().equals(today))
                .findFirst()
                .map(start -> page.t("find.now.again", closes, hours.time(start.toLocalTime())))
                .orElse(closes));
    }

    private String closed(LocalDateTime opens) {
        var today = now.toLocalDate();
        return opens.toLocalDate().equals(today)
                ? page.t("find.now.closed", hours.time(opens.toLocalTime()))
                : page.t("find.now.closed.day", hours.day(opens.toLocalDate(), today), hours.time(opens.toLocalTime()));
    }

    /// The opening hours at the moment asked, when it is not now.
    Optional<String> of(Candidate candidate) {
        var today = now.toLocalDate();
        return switch (when) {
            case SearchTime.AnyTime _, SearchTime.Now _, SearchTime.Today _ -> Optional.empty();
            case SearchTime.On(var day) ->
                spans(candidate, day, LocalTime.MIN).map(spans -> page.t("find.open.on", hours.day(day, today), spans));
            case SearchTime.Evening _ -> openDays(candidate, today, EVENING.plusMinutes(30));
            case SearchTime.Weekend _ -> openWeekend(candidate, today);
            case SearchTime.Weekly weekly ->
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

    /// « de 9 h à 12 h et de 14 h à 18 h », of the spans that continue after an hour of the day.
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
