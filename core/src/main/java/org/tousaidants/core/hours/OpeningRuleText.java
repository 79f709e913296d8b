package org.tousaidants.core.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// « Règle en mots » — returns the text of a rule that depends on weeks, dates or ranks in the month, on one line;
/// empty if it has no wording.
final class OpeningRuleText {
    private static final int LEAP_YEAR = 2028;
    private final OpeningHoursText words;

    OpeningRuleText(OpeningHoursText words) {
        this.words = words;
    }

    Optional<String> line(OpeningRule rule) {
        return when(rule.days()).map(when -> {
            var what = what(rule);
            var line = when.isEmpty() ? what : words.text("line", when, what);
            return rule.kind() == OpeningRule.OpeningRuleKind.FALLBACK
                    ? words.text("line", words.text("fallback"), line)
                    : line;
        });
    }

    private String what(OpeningRule rule) {
        var spans = new ArrayList<String>();
        for (var span : rule.hours())
            spans.add(
                    span.openEnded() && span.end() == span.start()
                            ? words.text("span.endless", words.time(span.start()))
                            : words.span(span.start(), span.end()));
        return switch (rule.effect()) {
            case OPEN -> words.withComment(spans.isEmpty() ? words.text("all.day") : words.list(spans), rule.comment());
            case OFF ->
                words.withComment(
                        spans.isEmpty() ? words.text("closed") : words.text("closed.from", words.list(spans)),
                        rule.comment());
            case UNSURE -> {
                var comment = rule.comment().isEmpty() ? words.text("to.check") : rule.comment();
                yield spans.isEmpty() ? comment : words.withComment(words.list(spans), comment);
            }
        };
    }

    private Optional<String> when(OpeningRuleDays days) {
        var parts = new ArrayList<String>();
        for (var part : List.of(years(days), weeks(days), dates(days), dayNames(days))) {
            if (part.isEmpty()) return Optional.empty();
            if (!part.get().isEmpty()) parts.add(part.get());
        }
        return Optional.of(String.join(", ", parts));
    }

    private Optional<String> years(OpeningRuleDays days) {
        var parts = new ArrayList<String>();
        for (var range : days.years()) {
            if (range.step() > 1) return Optional.empty();
            parts.add(
                    range.last() == Integer.MAX_VALUE
                            ? words.text("year.from", range.first())
                            : range.first() == range.last()
                                    ? words.text("year", range.first())
                                    : words.text("year.range", range.first(), range.last()));
        }
        return Optional.of(parts.isEmpty() ? "" : words.list(parts));
    }

    private Optional<String> weeks(OpeningRuleDays days) {
        var parts = new ArrayList<String>();
        for (var range : days.weeks()) {
            var allYear = range.first() <= 2 && range.last() >= 52;
            if (range.step() == 2 && allYear) parts.add(words.text(range.first() == 1 ? "weeks.odd" : "weeks.even"));
            else if (range.step() > 1) return Optional.empty();
            else if (range.first() == range.last()) parts.add(words.text("week", range.first()));
            else parts.add(words.text("weeks", range.first(), range.last()));
        }
        return Optional.of(parts.isEmpty() ? "" : words.list(parts));
    }

    private Optional<String> dates(OpeningRuleDays days) {
        var parts = new ArrayList<String>();
        for (var range : days.dates()) {
            var part = range(range);
            if (part.isEmpty()) return Optional.empty();
            parts.add(part.get());
        }
        return Optional.of(parts.isEmpty() ? "" : words.list(parts));
    }

    private Optional<String> range(OpeningDatePeriod range) {
        var from = range.from();
        var to = range.to();
        if (range.step() > 1 || from.month().isEmpty() || to.month().isEmpty()) return Optional.empty();
        if (from.weekday().isPresent() || to.weekday().isPresent()) return Optional.empty();
        if (from.offset() != 0 || to.offset() != 0) return Optional.empty();
        if (from.endless()) return Optional.of(words.text("date.from", bound(from)));
        var single = from.equals(to);
        if (from.day() == 0 && to.day() == 0)
            return Optional.of(
                    single ? words.text("month", bound(from)) : words.text("month.range", bound(from), bound(to)));
        if (from.day() == 0 || to.day() == 0) return Optional.empty();
        return Optional.of(
                single ? words.text("date.on", bound(from)) : words.text("date.range", bound(from), bound(to)));
    }

    private String bound(OpeningDatePeriod.PeriodBound bound) {
        var month = bound.month().orElseThrow();
        var date = bound.day() == 0
                ? words.month(month)
                : words.date(bound.day(), LocalDate.of(LEAP_YEAR, month, bound.day()));
        return bound.anyYear() ? date : words.text("date.year", date, bound.year());
    }

    private Optional<String> dayNames(OpeningRuleDays days) {
        var holidays = new ArrayList<String>();
        for (var holiday : days.holidays()) {
            if (holiday.offset() < -1 || holiday.offset() > 1 || holiday.school() && holiday.offset() != 0)
                return Optional.empty();
            holidays.add(words.text(
                    holiday.school()
                            ? "school.holidays"
                            : switch (holiday.offset()) {
                                case -1 -> "holidays.eve";
                                case 1 -> "holidays.morrow";
                                default -> "holidays";
                            }));
        }
        var named = new ArrayList<String>();
        if (days.weekdays() != 0) named.add(words.days(days.weekdays()));
        var ranks = new LinkedHashMap<DayOfWeek, List<String>>();
        for (var nth : days.nths()) {
            if (nth.offset() != 0 || nth.first() < -2) return Optional.empty();
            var ofDay = ranks.computeIfAbsent(nth.day(), _ -> new ArrayList<>());
            for (int rank = nth.first(); rank <= nth.last(); rank++) {
                if (rank != 0) ofDay.add(words.text("rank." + (rank < 0 ? "last" + -rank : rank)));
            }
        }
        ranks.forEach((day, of) -> named.add(words.text("nth", words.list(of), words.name(day))));
        if (holidays.isEmpty()) return Optional.of(named.isEmpty() ? "" : words.list(named));
        if (days.holidaysAreDays() || named.isEmpty()) {
            named.addAll(holidays);
            return Optional.of(words.list(named));
        }
        return Optional.of(words.list(holidays) + ", " + words.list(named));
    }
}
