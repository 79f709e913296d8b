package org.tousaidants.core.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.IntStream;

/// « Horaires en mots » — writes opening hours in French or English, such as « ouvert jusqu'à 18 h » or « du lundi
/// au vendredi : 9 h à 12 h et 14 h à 18 h 30 ».
public final class OpeningHoursText {
    private static final OpeningHoursText FRENCH = new OpeningHoursText(Locale.FRENCH);
    private static final OpeningHoursText ENGLISH = new OpeningHoursText(Locale.ENGLISH);
    private static final int MOST_CLOSED_DAYS_NAMED = 3;
    private static final String PREFIX = "hours.";

    private final Locale locale;
    private final Map<String, String> texts = new HashMap<>();

    private OpeningHoursText(Locale locale) {
        this.locale = locale;
        var bundle = ResourceBundle.getBundle(
                "messages.hours",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        for (var key : bundle.keySet()) texts.put(key.substring(PREFIX.length()).intern(), bundle.getString(key));
    }

    /// Returns the texts of a language: English for English, French for any other.
    public static OpeningHoursText in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : FRENCH;
    }

    /// Returns, in words, whether the place is open at this moment, with a warning on a public holiday that the
    /// hours do not mention.
    public String status(OpeningHours hours, LocalDateTime now) {
        var status = hours.at(now);
        var words = status(status, now);
        // A text that consists of a comment alone, such as « sur rendez-vous », is added.
        if (status instanceof OpeningStatus.OpeningUnknown(var said) && !said.equals(hours.text()))
            return text("line", words, said);
        if (hours.mentionsHolidays()) return words;
        Optional<LocalDateTime> open = switch (status) {
            case OpeningStatus.OpenNow _ -> Optional.of(now);
            case OpeningStatus.ClosedNow(var opensAt) -> opensAt;
            case OpeningStatus.OpeningUnknown _ -> Optional.empty();
        };
        boolean onHoliday =
                open.isPresent() && OpeningHours.isPublicHoliday(open.get().toLocalDate());
        return onHoliday ? text("holiday.warning", words) : words;
    }

    public String status(OpeningStatus status, LocalDateTime now) {
        return switch (status) {
            case OpeningStatus.OpenNow(var until, var comment) -> withComment(open(until, now), comment.orElse(""));
            case OpeningStatus.ClosedNow(var opensAt) ->
                opensAt.map(opening -> closed(opening, now)).orElseGet(() -> text("closed"));
            case OpeningStatus.OpeningUnknown _ -> text("unsure");
        };
    }

    /// Returns the week in words, one line for days with equal hours, then the exceptions by date. A rule that
    /// has no wording is shown in the OSM grammar.
    public List<String> week(OpeningHours hours) {
        var rules = OpeningHours.read(hours.text());
        if (rules.isEmpty())
            return hours.text().isBlank() ? List.of(text("unsure")) : List.of(text("unsure"), hours.text());
        var ordinary = 0;
        while (ordinary < rules.size() && rules.get(ordinary).weekly()) ordinary++;
        var lines = new ArrayList<String>();
        var allOrdinary = ordinary == rules.size();
        if (ordinary > 0) lines.addAll(table(rules.subList(0, ordinary), allOrdinary));
        var words = new OpeningRuleText(this);
        for (var rule : rules.subList(ordinary, rules.size())) {
            var line = words.line(rule);
            if (line.isEmpty()) return List.of(hours.text());
            lines.add(line.get());
        }
        return List.copyOf(lines);
    }

    /// Returns a time in words: « 9 h », « 14 h 30 », « minuit »; in English « 2:30 pm ».
    public String time(LocalTime time) {
        return time(time.getHour() * 60 + time.getMinute());
    }

    /// Returns a day in words: « aujourd'hui », « demain », « lundi 30 novembre »; with the year if it is not
    /// the current year.
    public String day(LocalDate day, LocalDate today) {
        if (day.equals(today)) return text("today");
        if (day.equals(today.plusDays(1))) return text("tomorrow");
        var date = text("date", name(day.getDayOfWeek()), date(day.getDayOfMonth(), day));
        return day.getYear() == today.getYear() ? date : text("date.year", date, day.getYear());
    }

    private String open(LocalDateTime until, LocalDateTime now) {
        if (until.equals(OpeningHours.NO_END)) return text("open.always");
        var today = now.toLocalDate();
        var tonight = until.toLocalDate().equals(today)
                || until.toLocalDate().equals(today.plusDays(1))
                        && until.toLocalTime().isBefore(now.toLocalTime())
                        && until.getHour() < 8;
        return tonight
                ? text("open.until", time(until.toLocalTime()))
                : text("open.until.day", day(until.toLocalDate(), today), time(until.toLocalTime()));
    }

    private String closed(LocalDateTime opening, LocalDateTime now) {
        var today = now.toLocalDate();
        return opening.toLocalDate().equals(today)
                ? text("closed.opens.today", time(opening.toLocalTime()))
                : text("closed.opens.day", day(opening.toLocalDate(), today), time(opening.toLocalTime()));
    }

    // The following methods write the hours of an ordinary week.

    private List<String> table(List<OpeningRule> rules, boolean closedDaysToo) {
        var week = OpeningHours.week(rules);
        var lines = lines(week, 0, rules, closedDaysToo);
        if (week.length > 7) {
            var sameDay = IntStream.range(8, 14)
                    .allMatch(day -> words(week[day], rules).equals(words(week[7], rules)));
            if (sameDay) lines.add(text("line", text("holidays"), words(week[7], rules)));
            else for (var line : lines(week, 7, rules, true)) lines.add(text("holidays") + ", " + line);
        }
        return lines;
    }

    private List<String> lines(long[][] week, int first, List<OpeningRule> rules, boolean closedDaysToo) {
        var daysOf = new LinkedHashMap<String, Integer>();
        var closed = 0;
        for (int day = 0; day < 7; day++) {
            if (week[first + day].length == 0) closed |= 1 << day;
            else daysOf.merge(words(week[first + day], rules), 1 << day, (a, b) -> a | b);
        }
        var lines = new ArrayList<String>();
        daysOf.forEach((words, days) -> {
            var wordsOnly = days == 0x7f && saysNoHours(week[first]);
            lines.add(wordsOnly ? words : text("line", days(days), words));
        });
        if (closed == 0x7f) {
            if (closedDaysToo) lines.add(text("closed"));
        } else if (closed != 0 && closedDaysToo) {
            lines.add(
                    Integer.bitCount(closed) > MOST_CLOSED_DAYS_NAMED
                            ? text("closed.others")
                            : text("closed.days", daysWithArticle(closed)));
        }
        return lines;
    }

    private static boolean saysNoHours(long[] plan) {
        return plan.length == 1
                && DayOpeningHours.state(plan[0]) == DayOpeningHours.UNSURE
                && DayOpeningHours.end(plan[0]) == OpeningRule.DAY;
    }

    /// Returns the opening hours of one day, in words.
    private String words(long[] plan, List<OpeningRule> rules) {
        if (plan.length == 0) return text("closed");
        var spans = new ArrayList<String>();
        var comments = new ArrayList<String>();
        var otherwise = "";
        for (long span : plan) {
            var rule = rules.get(DayOpeningHours.rule(span));
            var unsure = DayOpeningHours.state(span) == DayOpeningHours.UNSURE;
            if (unsure && rule.hours().isEmpty()) {
                otherwise = rule.comment().isEmpty() ? text("to.check") : rule.comment();
            } else if (DayOpeningHours.state(span) == DayOpeningHours.ENDLESS) {
                spans.add(text("span.endless", time(DayOpeningHours.start(span))));
                comments.add(rule.comment());
            } else if (unsure && rule.hours().stream().anyMatch(OpeningRule.OpeningRuleHours::openEnded)) {
                // The words « perhaps later » are added, because the closing time of `14:00-18:00+`
                // is unknown.
                if (!comments.isEmpty()) comments.set(comments.size() - 1, text("perhaps.later"));
            } else {
                spans.add(span(DayOpeningHours.start(span), DayOpeningHours.end(span)));
                comments.add(unsure ? toCheck(rule.comment()) : rule.comment());
            }
        }
        if (spans.isEmpty()) return otherwise;
        var sameComment = comments.stream().distinct().count() == 1;
        if (!sameComment)
            for (int i = 0; i < spans.size(); i++) spans.set(i, withComment(spans.get(i), comments.get(i)));
        var hours = withComment(list(spans), sameComment ? comments.getFirst() : "");
        return otherwise.isEmpty() ? hours : text("otherwise", hours, otherwise);
    }

    private String toCheck(String comment) {
        return comment.isEmpty() ? text("to.check") : text("line", text("to.check"), comment);
    }

    // The following methods are also used by OpeningRuleText.

    String span(int start, int end) {
        if (start == 0 && end == OpeningRule.DAY) return text("all.day");
        return text("span", time(start), time(end));
    }

    String withComment(String words, String comment) {
        return comment.isEmpty() ? words : text("comment", words, comment);
    }

    /// Returns the weekdays of a bit mask in words, such as « du lundi au mercredi et le vendredi ».
    String days(int mask) {
        if (mask == 0x7f) return text("every.day");
        var parts = dayParts(mask);
        var anyRange = parts.stream().anyMatch(part -> part.last > part.first);
        return list(parts.stream()
                .map(part -> part.last > part.first ? range(part) : anyRange ? withArticle(part) : name(part))
                .toList());
    }

    private String daysWithArticle(int mask) {
        return list(dayParts(mask).stream()
                .map(part -> part.last > part.first ? range(part) : withArticle(part))
                .toList());
    }

    private record TimesOfOneDay(int first, int last) {}

    private static List<TimesOfOneDay> dayParts(int mask) {
        var parts = new ArrayList<TimesOfOneDay>();
        for (int first = 0; first < 7; first++) {
            if ((mask >> first & 1) == 0) continue;
            int last = first;
            while (last < 6 && (mask >> (last + 1) & 1) == 1) last++;
            if (last - first >= 2) parts.add(new TimesOfOneDay(first, last));
            else for (int day = first; day <= last; day++) parts.add(new TimesOfOneDay(day, day));
            first = last;
        }
        return parts;
    }

    private String range(TimesOfOneDay part) {
        return text("day.range", name(DayOfWeek.of(part.first + 1)), name(DayOfWeek.of(part.last + 1)));
    }

    private String withArticle(TimesOfOneDay part) {
        return text("day.article", name(part));
    }

    private String name(TimesOfOneDay part) {
        return name(DayOfWeek.of(part.first + 1));
    }

    String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, locale);
    }

    /// Returns a day of the month in words: « 1er décembre »; in English « 1 December ».
    String date(int dayOfMonth, LocalDate month) {
        var number = dayOfMonth == 1 ? text("first") : String.valueOf(dayOfMonth);
        return text("day.month", number, month.getMonth().getDisplayName(TextStyle.FULL, locale));
    }

    String month(Month month) {
        return month.getDisplayName(TextStyle.FULL, locale);
    }

    String list(List<String> items) {
        if (items.size() == 1) return items.getFirst();
        return text("and", String.join(", ", items.subList(0, items.size() - 1)), items.getLast());
    }

    String time(int minutes) {
        int hour = minutes / 60 % 24;
        int minute = minutes % 60;
        if (hour == 0 && minute == 0) return text("midnight");
        if (hour == 12 && minute == 0) return text("noon");
        var padded = minute < 10 ? "0" + minute : String.valueOf(minute);
        int of12 = hour % 12 == 0 ? 12 : hour % 12;
        var half = text(hour < 12 ? "am" : "pm");
        return minute == 0 ? text("time.hour", hour, of12, half) : text("time.minute", hour, of12, half, padded);
    }

    String text(String key, Object... values) {
        var text = Objects.requireNonNull(texts.get(key), key);
        if (values.length == 0) return text;
        // All placeholders are replaced in a single pass, so that a placeholder in the comment of a source
        // is not replaced too.
        var filled = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' && i + 2 < text.length() && text.charAt(i + 2) == '}') {
                filled.append(Objects.toString(values[text.charAt(i + 1) - '0']));
                i += 2;
            } else {
                filled.append(c);
            }
        }
        return filled.toString();
    }
}
