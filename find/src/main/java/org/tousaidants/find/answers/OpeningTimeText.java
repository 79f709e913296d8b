package org.tousaidants.find.answers;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tousaidants.core.hours.OpenTimeSpan;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.hours.OpeningHoursText;
import org.tousaidants.core.hours.OpeningStatus;
import org.tousaidants.find.ranking.SearchTime;
import org.tousaidants.platform.web.Page;

/// « Heures en mots » — formats whether a place is open at this moment and at the requested time.
public final class OpeningTimeText {
    private static final int WEEK = 8;
    private static final int SHORTEST_STAY_MINUTES = 30;

    private final Page page;
    private final SearchTime when;
    private final LocalDateTime now;
    private final OpeningHoursText hours;

    public OpeningTimeText(Page page, SearchTime when, LocalDateTime now) {
        this.page = page;
        this.when = when;
        this.now = now;
        this.hours = OpeningHoursText.in(page.locale());
    }

    String status(OpeningHours place) {
        return hours.status(place, now);
    }

    /// Returns in a few words whether the place is open at this moment: « Ouvert · ferme à 12 h 30 · rouvre à 14
    /// h »; empty if a longer text is necessary.
    Optional<String> brief(OpeningHours place) {
        var status = place.at(now);
        if (!status(place).equals(hours.status(status, now))) return Optional.empty();
        return switch (status) {
            case OpeningStatus.OpenNow(var until, var comment) ->
                comment.isEmpty() ? open(place, until) : Optional.empty();
            case OpeningStatus.ClosedNow(var opensAt) -> opensAt.map(opens -> closed(place, opens));
            case OpeningStatus.OpeningUnknown _ -> Optional.empty();
        };
    }

    private Optional<String> open(OpeningHours place, LocalDateTime until) {
        if (until.isAfter(now.plusHours(12))) return Optional.empty();
        var closes = page.t("find.now.open", hours.time(until.toLocalTime()));
        return Optional.of(next(place, until)
                .map(opens -> page.t("find.now.again", closes, at(opens)))
                .orElse(closes));
    }

    /// Returns the time at which the place opens next on the same day. For a person who cannot wait, it may also
    /// be on a later day.
    ///
    /// @param from time from which the opening is searched
    private Optional<LocalDateTime> next(OpeningHours place, LocalDateTime from) {
        return place.nextOpening(from)
                .filter(opens -> hurried() || opens.toLocalDate().equals(now.toLocalDate()));
    }

    private String closed(OpeningHours place, LocalDateTime opens) {
        if (!opens.toLocalDate().equals(now.toLocalDate())) return page.t("find.now.closed", at(opens));
        var closes = hurried() ? ends(place, opens) : Optional.<String>empty();
        return closes.map(end -> page.t("find.now.closed.until", hours.time(opens.toLocalTime()), end))
                .orElseGet(() -> page.t("find.now.closed", at(opens)));
    }

    private Optional<String> ends(OpeningHours place, LocalDateTime opens) {
        return place.on(opens.toLocalDate()).stream()
                .filter(span -> span.start().equals(opens) && !span.openEnded())
                .map(span -> hours.time(span.end().toLocalTime()))
                .findFirst();
    }

    /// Returns an opening time in words: « À 14 h », « demain à 9 h ».
    private String at(LocalDateTime opens) {
        var today = now.toLocalDate();
        var time = hours.time(opens.toLocalTime());
        return opens.toLocalDate().equals(today)
                ? page.t("find.now.at", time)
                : page.t("find.now.on", hours.day(opens.toLocalDate(), today), time);
    }

    private boolean hurried() {
        return when instanceof SearchTime.CurrentDay || when instanceof SearchTime.PresentMoment;
    }

    /// If the place is closed at this moment, returns when it opens next, counted from the requested time: «
    /// ouvert jeudi 3 décembre de 17 h à 20 h ». Otherwise empty.
    Optional<String> of(OpeningHours place) {
        var today = now.toLocalDate();
        return switch (when) {
            case SearchTime.AnyTime _, SearchTime.PresentMoment _, SearchTime.CurrentDay _ -> Optional.empty();
            case SearchTime.GivenDay(var day) -> first(place, Stream.of(day), SearchTime.PartOfDay.ANY);
            case SearchTime.EveningHours _ -> first(place, week(today, _ -> true), SearchTime.PartOfDay.EVENING);
            case SearchTime.WeekendDays _ ->
                first(place, week(today, day -> day.compareTo(DayOfWeek.FRIDAY) > 0), SearchTime.PartOfDay.ANY);
            case SearchTime.GivenWeekday(var named, var part) ->
                first(place, week(today, day -> named.isEmpty() || named.get() == day), part);
        };
    }

    private static Stream<LocalDate> week(LocalDate today, Predicate<DayOfWeek> held) {
        return today.datesUntil(today.plusDays(WEEK)).filter(day -> held.test(day.getDayOfWeek()));
    }

    /// Returns the opening hours for a printed sheet; empty if they are unknown. For a person who cannot wait: «
    /// Avant ce soir : ouvert jusqu'à 12 h 30, puis de 14 h à 18 h. Ensuite : demain à 9 h. »; for other people
    /// the same text as [#of].
    public Optional<String> promised(OpeningHours place) {
        if (!hurried()) return of(place).map(ProposedPlaceText::capital);
        var today = now.toLocalDate();
        var left = place.on(today).stream()
                .filter(span -> span.end().isAfter(now) && !span.openEnded())
                .map(span -> span.start().isAfter(now)
                        ? span(span)
                        : page.t("find.open.until", hours.time(span.end().toLocalTime())))
                .reduce((one, other) -> page.t("find.open.then", one, other));
        var later = place.nextOpening(today.atTime(23, 59)).map(this::at);
        if (left.isEmpty())
            return place.at(now) instanceof OpeningStatus.ClosedNow
                    ? later.map(opens -> page.t("find.open.shut", opens))
                    : Optional.empty();
        var words = page.t("find.open.today", left.get());
        return Optional.of(
                later.map(opens -> page.t("find.open.later", words, opens)).orElse(words));
    }

    private Optional<String> first(OpeningHours place, Stream<LocalDate> days, SearchTime.PartOfDay part) {
        var today = now.toLocalDate();
        return days.flatMap(day ->
                        spans(place, day, part)
                                .map(spans -> page.t("find.open.on", hours.day(day, today), spans))
                                .stream())
                .findFirst();
    }

    /// Returns the opening hours in one part of a day: « de 9 h à 12 h et de 14 h à 18 h ». A time span is
    /// included only if at least half an hour of it is in this part of the day.
    private Optional<String> spans(OpeningHours place, LocalDate day, SearchTime.PartOfDay part) {
        var midnight = day.atStartOfDay();
        return place.on(day).stream()
                .filter(span -> span.end().isAfter(now))
                .filter(span -> span.openEnded()
                        || lasts(span, midnight.plusMinutes(part.from()), midnight.plusMinutes(part.to())))
                .map(this::span)
                .reduce((one, other) -> page.t("find.and", one, other));
    }

    private boolean lasts(OpenTimeSpan span, LocalDateTime from, LocalDateTime to) {
        var starts = Collections.max(List.of(span.start(), from, now));
        var ends = span.end().isBefore(to) ? span.end() : to;
        return !starts.plusMinutes(SHORTEST_STAY_MINUTES).isAfter(ends);
    }

    private String span(OpenTimeSpan span) {
        return page.t(
                "find.open.span",
                hours.time(span.start().toLocalTime()),
                hours.time(span.end().toLocalTime()));
    }
}
