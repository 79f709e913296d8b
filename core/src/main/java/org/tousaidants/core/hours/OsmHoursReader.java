package org.tousaidants.core.hours;

import ch.poole.openinghoursparser.DateRange;
import ch.poole.openinghoursparser.DateWithOffset;
import ch.poole.openinghoursparser.Holiday;
import ch.poole.openinghoursparser.OpeningHoursParseException;
import ch.poole.openinghoursparser.OpeningHoursParser;
import ch.poole.openinghoursparser.RuleModifier;
import ch.poole.openinghoursparser.TimeSpan;
import ch.poole.openinghoursparser.TokenMgrError;
import ch.poole.openinghoursparser.Util;
import ch.poole.openinghoursparser.WeekDay;
import ch.poole.openinghoursparser.WeekDayRange;
import ch.poole.openinghoursparser.WeekRange;
import ch.poole.openinghoursparser.YearRange;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// « Lecture de la grammaire OSM » — converts a text in the OSM grammar to rules. A library parses the grammar; this
/// class gives the rules their meaning. A valid rule that cannot be evaluated (sunrise, a single hour,
/// `14:00-14:00`) becomes an UNSURE rule for its days. A text with one unreadable part gives no rules, unless the
/// part names its weekdays.
final class OsmHoursReader {
    // Maximum length of a text in characters. The longest text of the national files has fewer than 300; the
    // limit bounds the cost of a malicious text.
    private static final int LONGEST = 2000;
    private static final int MOST_RULES = 200;
    // Maximum length of a night in minutes. In real data, longer nights (`17:00-12:00`, `19:00-11:00`) are
    // typing errors.
    private static final int LONGEST_NIGHT_MINUTES = 14 * 60;
    private static final int NEVER = Integer.MIN_VALUE;

    private static final Pattern FRENCH_HOUR = Pattern.compile("(?<![\\w:])(\\d{1,2}) ?[hH] ?(\\d{2})?(?![\\w:])");
    private static final Pattern FRENCH_DAY = Pattern.compile("(?i)\\b(lu|ma|me|je|ve|di)\\b");
    private static final Pattern OTHER_DAY = Pattern.compile("(?i)\\b(mo|tu|we|th|su|mi|do|so)\\b");
    private static final Pattern LONE_DAYS =
            Pattern.compile("(?i)\\s*((?:mo|tu|we|th|fr|sa|su)(?:\\s*[-,]\\s*(?:mo|tu|we|th|fr|sa|su))*)\\s+([^\"]+)");

    /// Thrown for syntax that the library parses but this class cannot evaluate. The caller then treats the
    /// whole text as unreadable.
    private static final class UnsupportedHoursException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnsupportedHoursException(String what) {
            super(what, null, false, false);
        }
    }

    private OsmHoursReader() {}

    /// Returns the rules of a text; empty if the text, or a part of it, is not understood.
    static Optional<List<OpeningRule>> read(String text) {
        if (text.length() > LONGEST || text.isBlank()) return Optional.empty();
        var cleaned = clean(text);
        var rules = parse(cleaned);
        if (rules.isEmpty()) rules = parsePartByPart(cleaned);
        return rules.filter(read -> !read.isEmpty() && read.size() <= MOST_RULES && unambiguous(read));
    }

    /// Returns the hours restricted to odd or even ISO weeks; empty if the text is not understood or already
    /// refers to weeks.
    ///
    /// @param odd true for odd weeks; false for even weeks
    static Optional<String> withWeeks(String text, boolean odd) {
        if (read(text).isEmpty()) return Optional.empty();
        try {
            var rules = new OpeningHoursParser(new StringReader(clean(text))).rules(false);
            rules.removeIf(ch.poole.openinghoursparser.Rule::isEmpty);
            for (var rule : rules) {
                if (rule.getWeeks() != null) return Optional.empty();
                var weeks = new WeekRange();
                weeks.setStartWeek(odd ? 1 : 2);
                weeks.setEndWeek(odd ? 53 : 52);
                weeks.setInterval(2);
                rule.setWeeks(List.of(weeks));
                if (rule.isTwentyfourseven()) {
                    rule.setTwentyfourseven(false);
                    var always = new TimeSpan();
                    always.setStart(0);
                    always.setEnd(OpeningRule.DAY);
                    rule.setTimes(List.of(always));
                }
            }
            var written = Util.rulesToOpeningHoursString(rules).replace("week 0", "week ");
            return read(written).isPresent() ? Optional.of(written) : Optional.empty();
        } catch (OpeningHoursParseException | RuntimeException refused) {
            return Optional.empty();
        }
    }

    /// Returns whether the author probably meant exactly the meaning of the grammar. In the grammar, `Mo-Fr
    /// 09:00-12:00; 14:00-17:00` means every afternoon of the week including Sunday, and no author intends this.
    private static boolean unambiguous(List<OpeningRule> rules) {
        for (int i = 1; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (rule.kind() == OpeningRule.OpeningRuleKind.NORMAL
                    && rule.effect() == OpeningRule.OpeningRuleEffect.OPEN
                    && rule.days().asksNothing()) return false;
        }
        return true;
    }

    private static Optional<List<OpeningRule>> parse(String text) {
        try {
            var rules = new ArrayList<OpeningRule>();
            for (var rule : new OpeningHoursParser(new StringReader(text)).rules(false)) {
                if (!rule.isEmpty()) rules.add(compile(rule));
            }
            return Optional.of(rules);
        } catch (OpeningHoursParseException | UnsupportedHoursException | TokenMgrError refused) {
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError broken) {
            // The text is treated as unreadable after an internal error of the library.
            return Optional.empty();
        }
    }

    /// Parses each part of the text separately: in `Mo 09:00-12:00; Tu 08:30-12:00-14:00`, Monday is clear and
    /// Tuesday must be checked.
    private static Optional<List<OpeningRule>> parsePartByPart(String text) {
        if (text.indexOf('"') >= 0 || text.contains("||")) return Optional.empty();
        var parts = text.split(";", -1);
        if (parts.length < 2 || parts.length > MOST_RULES) return Optional.empty();
        var rules = new ArrayList<OpeningRule>();
        var anyClear = false;
        for (var part : parts) {
            if (part.isBlank()) continue;
            var clear = parse(part);
            if (clear.isPresent()) {
                anyClear |=
                        clear.get().stream().anyMatch(rule -> rule.effect() != OpeningRule.OpeningRuleEffect.UNSURE);
                rules.addAll(clear.get());
                continue;
            }
            var lone = LONE_DAYS.matcher(part);
            if (!lone.matches() || LONE_DAYS.matcher(lone.group(2)).find()) return Optional.empty();
            var days = parse(lone.group(1) + " unknown");
            if (days.isEmpty()) return Optional.empty();
            for (var rule : days.get())
                rules.add(new OpeningRule(
                        rule.days(),
                        rule.kind(),
                        OpeningRule.OpeningRuleEffect.UNSURE,
                        List.of(),
                        lone.group(2).strip()));
        }
        return anyClear ? Optional.of(rules) : Optional.empty();
    }

    /// Returns the text in which common French spellings are replaced by those of the grammar: no-break spaces,
    /// `9h30`, `Lu-Ve`. The text of comments does not change.
    private static String clean(String text) {
        var cleaned = new StringBuilder(text.length() + 8);
        var pieces = text.split("\"", -1);
        var frenchDays = false;
        var otherDays = false;
        for (int i = 0; i < pieces.length; i += 2) {
            frenchDays |= FRENCH_DAY.matcher(pieces[i]).find();
            otherDays |= OTHER_DAY.matcher(pieces[i]).find();
        }
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) cleaned.append('"');
            if (i % 2 == 1) {
                cleaned.append(pieces[i]);
                continue;
            }
            var piece = pieces[i].replace('\u00a0', ' ').replace('\u202f', ' ').replace('\u2013', '-');
            if (piece.indexOf('h') >= 0 || piece.indexOf('H') >= 0)
                piece = FRENCH_HOUR
                        .matcher(piece)
                        .replaceAll(hour -> hour.group(1) + ":" + (hour.group(2) == null ? "00" : hour.group(2)));
            // Abbreviations of both languages are never mixed, because `Di` means dimanche in French and
            // Dienstag in German.
            if (frenchDays && !otherDays) {
                piece = FRENCH_DAY.matcher(piece).replaceAll(day -> switch (Character.toLowerCase(
                        day.group().charAt(0))) {
                    case 'l' -> "Mo";
                    case 'm' -> Character.toLowerCase(day.group().charAt(1)) == 'a' ? "Tu" : "We";
                    case 'j' -> "Th";
                    case 'v' -> "Fr";
                    default -> "Su";
                });
            } else if (frenchDays) {
                piece = piece.replaceAll("(?i)\\bdi\\b", "?");
            }
            cleaned.append(piece);
        }
        return cleaned.toString();
    }

    private static OpeningRule compile(ch.poole.openinghoursparser.Rule rule) {
        var modifier = rule.getModifier();
        var comment = commentOf(rule, modifier);
        var kind = rule.isFallBack()
                ? OpeningRule.OpeningRuleKind.FALLBACK
                : rule.isAdditive() ? OpeningRule.OpeningRuleKind.ADDITIONAL : OpeningRule.OpeningRuleKind.NORMAL;
        var days = daysOf(rule);
        var modifierKind = modifier == null ? null : modifier.getModifier();
        if (modifierKind == RuleModifier.Modifier.UNKNOWN)
            return new OpeningRule(
                    days,
                    kind,
                    OpeningRule.OpeningRuleEffect.UNSURE,
                    hoursOf(rule).orElse(List.of()),
                    comment);
        var hours = hoursOf(rule);
        if (modifierKind == RuleModifier.Modifier.OFF || modifierKind == RuleModifier.Modifier.CLOSED)
            return hours.isPresent()
                    ? new OpeningRule(days, kind, OpeningRule.OpeningRuleEffect.OFF, hours.get(), comment)
                    : new OpeningRule(days, kind, OpeningRule.OpeningRuleEffect.UNSURE, List.of(), comment);
        // `Mo-Fr` without hours is unsure, because in the grammar it would mean day and night, which no
        // author intends.
        var hoursUnsaid = hours.isPresent()
                && hours.get().isEmpty()
                && modifierKind != RuleModifier.Modifier.OPEN
                && !rule.isTwentyfourseven();
        return hours.isPresent() && !hoursUnsaid
                ? new OpeningRule(days, kind, OpeningRule.OpeningRuleEffect.OPEN, hours.get(), comment)
                : new OpeningRule(days, kind, OpeningRule.OpeningRuleEffect.UNSURE, List.of(), comment);
    }

    private static String commentOf(ch.poole.openinghoursparser.Rule rule, @Nullable RuleModifier modifier) {
        var comment = modifier == null || modifier.getComment() == null ? rule.getComment() : modifier.getComment();
        return comment == null ? "" : comment.strip();
    }

    private static OpeningRuleDays daysOf(ch.poole.openinghoursparser.Rule rule) {
        var years = map(rule.getYears(), OsmHoursReader::years);
        var weeks = map(rule.getWeeks(), OsmHoursReader::weeks);
        var dates = map(rule.getDates(), OsmHoursReader::dates);
        // The text is refused, because in `2026 Jul,Aug` it is unclear whether the year applies to August.
        if (dates.stream().anyMatch(d -> d.from().anyYear())
                && dates.stream().anyMatch(d -> !d.from().anyYear()))
            throw new UnsupportedHoursException("year for some dates only");
        var weekdays = 0;
        var nths = new ArrayList<OpeningRuleDays.NthWeekdayOfMonth>();
        for (var range : orEmpty(rule.getDays())) {
            if (range.getNths() == null || range.getNths().isEmpty()) weekdays |= mask(range);
            else nths.addAll(nths(range));
        }
        var holidaysAreDays = true;
        var holidays = new ArrayList<OpeningRuleDays.HolidayCondition>();
        for (var holiday : orEmpty(rule.getHolidays())) {
            holidays.add(
                    new OpeningRuleDays.HolidayCondition(holiday.getType() == Holiday.Type.SH, holiday.getOffset()));
            holidaysAreDays &= holiday.getUseAsWeekDay();
        }
        var days = new OpeningRuleDays(
                years, weeks, dates, weekdays, List.copyOf(nths), List.copyOf(holidays), holidaysAreDays);
        return days.asksNothing() ? OpeningRuleDays.EVERY : days;
    }

    private static OpeningRuleDays.RuleYearRange years(YearRange range) {
        int first = range.getStartYear();
        int last = range.isOpenEnded() ? Integer.MAX_VALUE : range.getEndYear() == NEVER ? first : range.getEndYear();
        if (last < first) throw new UnsupportedHoursException("years in reverse");
        return new OpeningRuleDays.RuleYearRange(first, last, Math.max(1, range.getInterval()));
    }

    private static OpeningRuleDays.RuleWeekRange weeks(WeekRange range) {
        int first = range.getStartWeek();
        int last = range.getEndWeek() == NEVER ? first : range.getEndWeek();
        if (last < first) throw new UnsupportedHoursException("weeks in reverse");
        return new OpeningRuleDays.RuleWeekRange(first, last, Math.max(1, range.getInterval()));
    }

    private static OpeningDatePeriod dates(DateRange range) {
        var start = range.getStartDate();
        var from = bound(start, start);
        if (from.endless() && from.anyYear()) throw new UnsupportedHoursException("endless without a year");
        var end = range.getEndDate();
        var to = end == null ? from : bound(end, start);
        if (from.anyYear() && !to.anyYear()) throw new UnsupportedHoursException("year at the end only");
        return new OpeningDatePeriod(from, to, Math.max(1, range.getInterval()));
    }

    private static OpeningDatePeriod.PeriodBound bound(DateWithOffset date, DateWithOffset start) {
        if (date.getWeekDayOffset() != null) throw new UnsupportedHoursException("first weekday after a date");
        int year = date.undefinedYear() ? 0 : date.getYear();
        var easter = date.getVarDate() != null;
        // In `Jan 10-20`, the end of the range has no month; it has the month of the start.
        var month = date.getMonth() == null && !easter ? start.getMonth() : date.getMonth();
        if (month == null && !easter) throw new UnsupportedHoursException("no month");
        var ours = month == null ? Optional.<Month>empty() : Optional.of(Month.of(month.ordinal() + 1));
        int day = date.undefinedDay() ? 0 : date.getDay();
        if (ours.isPresent() && day > ours.get().maxLength()) throw new UnsupportedHoursException("no such day");
        var weekday = date.getNthWeekDay();
        return new OpeningDatePeriod.PeriodBound(
                year,
                ours,
                day,
                date.getNth(),
                weekday == null ? Optional.empty() : Optional.of(dayOfWeek(weekday)),
                date.getDayOffset(),
                date.isOpenEnded());
    }

    private static int mask(WeekDayRange range) {
        if (range.getOffset() != 0) throw new UnsupportedHoursException("weekday with an offset");
        var first = dayOfWeek(range.getStartDay());
        var last = range.getEndDay() == null ? first : dayOfWeek(range.getEndDay());
        int mask = OpeningRuleDays.bit(first);
        for (var day = first; day != last; day = day.plus(1)) mask |= OpeningRuleDays.bit(day.plus(1));
        return mask;
    }

    private static List<OpeningRuleDays.NthWeekdayOfMonth> nths(WeekDayRange range) {
        if (range.getEndDay() != null && range.getEndDay() != range.getStartDay())
            throw new UnsupportedHoursException("nth of a range");
        var nths = new ArrayList<OpeningRuleDays.NthWeekdayOfMonth>();
        for (var nth : range.getNths()) {
            int first = nth.getStartNth();
            int last = nth.getEndNth() == NEVER ? first : nth.getEndNth();
            if (first == 0 || last < first) throw new UnsupportedHoursException("nth");
            nths.add(new OpeningRuleDays.NthWeekdayOfMonth(
                    dayOfWeek(range.getStartDay()), first, last, range.getOffset()));
        }
        return nths;
    }

    private static DayOfWeek dayOfWeek(WeekDay day) {
        return DayOfWeek.of(day.ordinal() + 1);
    }

    /// Returns the hours of a rule: an empty list if it has none; an empty result if a span cannot be evaluated.
    private static Optional<List<OpeningRule.OpeningRuleHours>> hoursOf(ch.poole.openinghoursparser.Rule rule) {
        if (rule.isTwentyfourseven())
            return Optional.of(List.of(new OpeningRule.OpeningRuleHours(0, OpeningRule.DAY, false)));
        var hours = new ArrayList<OpeningRule.OpeningRuleHours>();
        for (var span : orEmpty(rule.getTimes())) {
            if (span.getStartEvent() != null || span.getEndEvent() != null || span.getInterval() > 0)
                return Optional.empty();
            int start = span.getStart();
            if (span.getEnd() == NEVER) {
                if (!span.isOpenEnded()) return Optional.empty();
                hours.add(new OpeningRule.OpeningRuleHours(start, start, true));
                continue;
            }
            int end = span.getEnd();
            var night = end > OpeningRule.DAY;
            if (end <= start || start >= OpeningRule.DAY || night && end - start > LONGEST_NIGHT_MINUTES)
                return Optional.empty();
            hours.add(new OpeningRule.OpeningRuleHours(start, end, span.isOpenEnded()));
        }
        return Optional.of(List.copyOf(hours));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <A, B> List<B> map(@Nullable List<A> list, Function<A, B> change) {
        return list == null ? List.of() : list.stream().map(change).toList();
    }
}
