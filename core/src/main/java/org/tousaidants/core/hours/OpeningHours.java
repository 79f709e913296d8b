package org.tousaidants.core.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.ParisTime;

/// « Horaires » — opening hours in the OSM grammar, evaluated in local time of Paris. Unreadable hours give
/// [OpeningStatus.OpeningUnknown], never a guess.
///
/// Deliberate deviations from the grammar:
/// - hours followed by a comment alone (`Mo-Fr 09:00-12:00 "sur rendez-vous"`) are open, with the comment; a comment
/// without hours is unsure;
/// - a rule without hours (`Mo-Fr`), a single hour (`Mo 09:00`), an empty span (`14:00-14:00`), a night of more than
/// 14 hours (`17:00-12:00`) and hours that depend on the sun make their days unsure;
/// - hours alone after `;` (`Mo-Fr 09:00-12:00; 14:00-17:00`) make the text unreadable, because the grammar would
/// apply them to every day;
/// - a span belongs to the day on which it starts: `Fr 22:00-02:00; Sa off` is open on Saturday at one in the
/// morning;
/// - `SH` is certain if the three zones of mainland France agree, and unsure otherwise.
///
/// Immutable.
public final class OpeningHours {
    /// Value of the closing time `until` for hours that never end.
    public static final LocalDateTime NO_END = LocalDateTime.MAX;

    // Number of days in which the next opening is searched, long enough for a place that opens only one summer
    // each year.
    private static final int HORIZON_DAYS = 400;
    private static final int EVENING = 18 * 60;
    private static final long[][] NOT_WEEKLY = {};

    private final String text;
    private final String[] comments;
    /// The hours of an ordinary week, one entry for each day: seven for Monday to Sunday, then seven for the
    /// same weekdays on a public holiday. Empty if the hours differ from week to week.
    private final long[][] week;
    /// The rules of the text, which are needed only if the hours differ from week to week; empty if [#week] is
    /// sufficient.
    private final OpeningRule[] rules;
    private final byte openDays;
    private final boolean evening;
    private final boolean readable;
    private final boolean overMidnight;
    private final boolean mentionsHolidays;

    public static OpeningHours of(String text) {
        return new OpeningHours(text);
    }

    /// Returns the local time in Paris at this moment.
    public static LocalDateTime paris(Instant instant) {
        return LocalDateTime.ofInstant(instant, ParisTime.ZONE);
    }

    /// Returns whether the day is a public holiday in all of France.
    public static boolean isPublicHoliday(LocalDate day) {
        return FrenchCalendar.isPublicHoliday(day);
    }

    private OpeningHours(String text) {
        this.text = text;
        var read = read(text);
        readable = read.stream().anyMatch(rule -> rule.effect() != OpeningRule.OpeningRuleEffect.UNSURE);
        comments = read.stream().map(OpeningRule::comment).toArray(String[]::new);
        overMidnight =
                read.stream().flatMap(rule -> rule.hours().stream()).anyMatch(span -> span.end() > OpeningRule.DAY);
        mentionsHolidays = read.stream().anyMatch(rule -> rule.days().mentionsPublicHolidays());
        var weekly = read.stream().allMatch(OpeningRule::weekly);
        rules = weekly ? new OpeningRule[0] : read.toArray(OpeningRule[]::new);
        week = weekly ? week(read) : NOT_WEEKLY;
        openDays = weekly ? openDays(false) : possibleDays(read, 0);
        evening = (weekly ? openDays(true) : possibleDays(read, EVENING)) != 0;
    }

    /// Returns the rules of a text. The text is first read in the OSM grammar, and if this fails, in French;
    /// empty if both fail.
    static List<OpeningRule> read(String text) {
        return OsmHoursReader.read(text)
                .or(() -> FrenchHoursReader.toOsm(text).flatMap(OsmHoursReader::read))
                .orElse(List.of());
    }

    /// Returns the text of the opening hours as the source wrote it.
    public String text() {
        return text;
    }

    /// Returns whether the hours of at least one day are certain. If there is no such day, pages show « horaires
    /// à vérifier ».
    public boolean readable() {
        return readable;
    }

    /// Returns whether the text mentions public holidays. If it does not, pages warn the person: most places are
    /// closed on public holidays although, by the OSM grammar, such a text means open.
    public boolean mentionsHolidays() {
        return mentionsHolidays;
    }

    /// Returns whether the hours are the same in every week, apart from public holidays, and the hours of at
    /// least one day are certain.
    public boolean weekly() {
        return readable && week.length > 0;
    }

    public OpeningStatus at(LocalDateTime paris) {
        if (comments.length == 0) return new OpeningStatus.OpeningUnknown(text);
        var day = paris.toLocalDate();
        int minute = paris.getHour() * 60 + paris.getMinute();
        var today = plan(day);
        long span = covering(today, minute);
        var late = 0;
        if (overMidnight && DayOpeningHours.state(span) != DayOpeningHours.OPEN) {
            long begunYesterday = covering(plan(day.minusDays(1)), minute + OpeningRule.DAY);
            if (DayOpeningHours.state(begunYesterday) > DayOpeningHours.state(span)) {
                span = begunYesterday;
                late = OpeningRule.DAY;
            }
        }
        return switch (DayOpeningHours.state(span)) {
            case DayOpeningHours.OPEN ->
                new OpeningStatus.OpenNow(until(day, DayOpeningHours.end(span) - late), comment(span));
            // If a text contains no certain hours at all, the days that it omits are unknown, not
            // closed.
            case DayOpeningHours.CLOSED ->
                readable
                        ? new OpeningStatus.ClosedNow(firstOpening(day, today, minute))
                        : new OpeningStatus.OpeningUnknown(text);
            default -> new OpeningStatus.OpeningUnknown(comment(span).orElse(text));
        };
    }

    /// Returns the certain opening spans that start on a day, in order. Spans that touch each other are joined.
    public List<OpenTimeSpan> on(LocalDate day) {
        if (comments.length == 0) return List.of();
        var spans = new ArrayList<OpenTimeSpan>();
        for (long span : plan(day)) {
            if (DayOpeningHours.state(span) == DayOpeningHours.UNSURE) continue;
            var endless = DayOpeningHours.state(span) == DayOpeningHours.ENDLESS;
            var start = time(day, DayOpeningHours.start(span));
            var end = time(day, DayOpeningHours.end(span));
            var comment = comment(span);
            if (!spans.isEmpty()) {
                var last = spans.getLast();
                if (last.end().equals(start) && last.comment().equals(comment) && !last.openEnded() && !endless) {
                    spans.set(spans.size() - 1, new OpenTimeSpan(last.start(), end, false, comment));
                    continue;
                }
            }
            spans.add(new OpenTimeSpan(start, end, endless, comment));
        }
        return List.copyOf(spans);
    }

    /// Returns the start of the next opening after a moment; empty if there is none within a year. An opening
    /// that is in progress at this moment is ignored.
    ///
    /// @param paris the moment, in local time of Paris
    public Optional<LocalDateTime> nextOpening(LocalDateTime paris) {
        return switch (at(paris)) {
            case OpeningStatus.OpeningUnknown _ -> comments.length == 0 ? Optional.empty() : openingFrom(paris);
            case OpeningStatus.ClosedNow(var opensAt) -> opensAt;
            case OpeningStatus.OpenNow open ->
                open.until().equals(NO_END) ? Optional.empty() : openingFrom(open.until());
        };
    }

    /// Returns whether the place opens on this weekday during at least a part of the year.
    public boolean sometimesOn(DayOfWeek day) {
        return (openDays & OpeningRuleDays.bit(day)) != 0;
    }

    /// Returns whether the place is open after 18:00 on some day of an ordinary week.
    public boolean openInTheEvening() {
        return evening;
    }

    private Optional<LocalDateTime> openingFrom(LocalDateTime paris) {
        var day = paris.toLocalDate();
        return firstOpening(day, plan(day), paris.getHour() * 60 + paris.getMinute());
    }

    private Optional<LocalDateTime> firstOpening(LocalDate day, long[] today, int afterMinute) {
        for (long span : today) {
            if (opens(span) && DayOpeningHours.start(span) > afterMinute)
                return Optional.of(time(day, DayOpeningHours.start(span)));
        }
        if (week.length > 0 && openDays == 0 && !mentionsHolidays) return Optional.empty();
        var next = day;
        for (int i = 0; i < HORIZON_DAYS; i++) {
            next = next.plusDays(1);
            for (long span : plan(next)) if (opens(span)) return Optional.of(time(next, DayOpeningHours.start(span)));
        }
        return Optional.empty();
    }

    /// Returns the closing time of a span. If another span starts when this span ends, even past midnight, the
    /// closing time is that of the last such span.
    ///
    /// @param day day on which the span starts
    /// @param endMinute end of the span in minutes from midnight
    private LocalDateTime until(LocalDate day, int endMinute) {
        int end = endMinute;
        var date = day;
        int horizon = week.length == 7 ? 8 : HORIZON_DAYS;
        for (int followed = 0; followed < horizon; followed++) {
            if (end >= OpeningRule.DAY) {
                date = date.plusDays(1);
                end -= OpeningRule.DAY;
            }
            long next = covering(plan(date), end);
            if (DayOpeningHours.state(next) != DayOpeningHours.OPEN) return time(date, end);
            end = DayOpeningHours.end(next);
        }
        return NO_END;
    }

    private long[] plan(LocalDate day) {
        if (week.length == 0) return plan(day, rules);
        int index = day.getDayOfWeek().ordinal();
        return week[mentionsHolidays && FrenchCalendar.isPublicHoliday(day) ? index + 7 : index];
    }

    private Optional<String> comment(long span) {
        var comment = comments[DayOpeningHours.rule(span)];
        return comment.isEmpty() ? Optional.empty() : Optional.of(comment);
    }

    private byte openDays(boolean inTheEvening) {
        var mask = 0;
        for (int day = 0; day < 7; day++) {
            for (long span : week[day]) {
                if (opens(span) && (!inTheEvening || DayOpeningHours.end(span) > EVENING)) mask |= 1 << day;
            }
        }
        return (byte) mask;
    }

    /// Returns a bit mask of the weekdays on which the place may open, for hours that differ from week to week:
    /// a rule opens the weekday, and no later rule closes it all year.
    ///
    /// @param after minute of the day after which a span must end to count; 0 for all spans
    private static byte possibleDays(List<OpeningRule> rules, int after) {
        var mask = 0;
        for (var rule : rules) {
            var days = rule.days();
            int possible = days.possibleWeekdays();
            var replaces = rule.kind() == OpeningRule.OpeningRuleKind.NORMAL
                    && (rule.effect() != OpeningRule.OpeningRuleEffect.OFF
                            || rule.hours().isEmpty());
            if (replaces && days.weekly() && days.holidays().isEmpty()) mask &= ~possible;
            var late = rule.hours().stream().anyMatch(span -> span.openEnded() || span.end() > after);
            if (rule.effect() == OpeningRule.OpeningRuleEffect.OPEN
                    && (late || rule.hours().isEmpty())) mask |= possible;
        }
        return (byte) mask;
    }

    static long[][] week(List<OpeningRule> rules) {
        var holidays = rules.stream().anyMatch(rule -> rule.days().mentionsPublicHolidays());
        var week = new long[holidays ? 14 : 7][];
        for (int i = 0; i < week.length; i++) {
            var plan = new DayOpeningHours();
            for (int r = 0; r < rules.size(); r++) {
                if (rules.get(r).days().matches(DayOfWeek.of(i % 7 + 1), i >= 7))
                    rules.get(r).drawOn(plan, r);
            }
            week[i] = plan.packed();
            // Equal days share one array, because most weeks contain only one or two different days.
            for (int j = 0; j < i; j++) if (Arrays.equals(week[i], week[j])) week[i] = week[j];
        }
        return week;
    }

    private static long[] plan(LocalDate day, OpeningRule[] rules) {
        var plan = new DayOpeningHours();
        for (int r = 0; r < rules.length; r++) {
            switch (rules[r].days().matches(day)) {
                case YES -> rules[r].drawOn(plan, r);
                case MAYBE -> plan.doubt(r);
                case NO -> {}
            }
        }
        return plan.packed();
    }

    private static long covering(long[] plan, int minute) {
        for (long span : plan) {
            if (DayOpeningHours.start(span) > minute) break;
            if (DayOpeningHours.end(span) > minute) return span;
        }
        return 0;
    }

    private static boolean opens(long span) {
        return DayOpeningHours.state(span) >= DayOpeningHours.ENDLESS;
    }

    private static LocalDateTime time(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpeningHours hours && text.equals(hours.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
