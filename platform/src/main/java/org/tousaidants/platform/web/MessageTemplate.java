package org.tousaidants.platform.web;

import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// One text with its placeholders, parsed once. The JDK's MessageFormat is not used, because it requires doubled
/// apostrophes, which French texts do not contain.
record MessageTemplate(List<MessagePart> pieces, Locale locale) {
    sealed interface MessagePart {}

    record TextPart(String text) implements MessagePart {}

    record MessagePlaceholder(int index) implements MessagePart {}

    /// The `#` within a plural, which is replaced by the number.
    record CountPlaceholder() implements MessagePart {}

    /// A plural with a text for each case.
    ///
    /// @param index index of the argument with the number
    /// @param exactly texts for exact numbers, such as `=0`
    /// @param cases texts by plural category
    record PluralPlaceholder(int index, Map<Long, List<MessagePart>> exactly, Map<String, List<MessagePart>> cases)
            implements MessagePart {}

    private static final int USUAL_TEXT_LETTERS = 80;
    private static final CalendarNames FRENCH = CalendarNames.in(Locale.FRENCH);
    private static final CalendarNames ENGLISH = CalendarNames.in(Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H'\u00a0h'", Locale.FRENCH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H'\u00a0h\u00a0'mm", Locale.FRENCH);

    static MessageTemplate parse(String text, Locale locale) {
        var parser = new MessageParser(text);
        var pieces = parser.pieces(false);
        if (parser.at < text.length()) throw new IllegalArgumentException("unbalanced } in: " + text);
        return new MessageTemplate(pieces, locale);
    }

    String with(Object... args) {
        if (pieces.size() == 1 && pieces.getFirst() instanceof TextPart(var text)) return text;
        var out = new StringBuilder(USUAL_TEXT_LETTERS);
        write(pieces, args, 0, out);
        return out.toString();
    }

    private void write(List<MessagePart> some, Object[] args, long count, StringBuilder out) {
        for (var piece : some) {
            switch (piece) {
                case TextPart(var text) -> out.append(text);
                case MessagePlaceholder(var index) -> out.append(said(args[index], locale));
                case CountPlaceholder() -> out.append(said(count, locale));
                case PluralPlaceholder plural -> {
                    var number = ((Number) args[plural.index]).longValue();
                    write(chosen(plural, number), args, number, out);
                }
            }
        }
    }

    private List<MessagePart> chosen(PluralPlaceholder plural, long number) {
        var exact = plural.exactly.isEmpty() ? null : plural.exactly.get(number);
        if (exact != null) return exact;
        var one = locale.getLanguage().equals("fr") ? number == 0 || number == 1 : number == 1;
        var fitting = one ? plural.cases.get("one") : null;
        return fitting != null ? fitting : Objects.requireNonNull(plural.cases.get("other"));
    }

    static String said(Object value, Locale locale) {
        return switch (value) {
            case String text -> text;
            // Small numbers have no thousands separator and are converted directly, because a
            // NumberFormat is slow.
            case Integer small when small >= 0 && small < 1000 -> small.toString();
            case Long small when small >= 0 && small < 1000 -> small.toString();
            case Double whole
            when whole >= 0 && whole < 1000 && whole == Math.rint(whole) -> Integer.toString(whole.intValue());
            // An unknown number (NaN) is shown as a dash, because it is not zero.
            case Double unknown when unknown.isNaN() -> "–";
            case Number number -> NumberFormat.getInstance(locale).format(number);
            case LocalDate date -> day(date, locale);
            case LocalTime time -> time(time, locale);
            default -> value.toString();
        };
    }

    /// Returns a date in words: « jeudi 3 décembre 2026 », « dimanche 1er mars 2026 ».
    static String day(LocalDate date, Locale locale) {
        var french = locale.getLanguage().equals("fr");
        var calendar = french ? FRENCH : ENGLISH;
        var number = date.getDayOfMonth();
        return calendar.days.get(date.getDayOfWeek().ordinal()) + " " + number
                + (french && number == 1 ? "er\u00a0" : "\u00a0")
                + calendar.months.get(date.getMonth().ordinal()) + " " + date.getYear();
    }

    /// The names of weekdays and months as used within a date. They are cached, because a formatter is slow and
    /// a page of results contains many dates.
    private record CalendarNames(List<String> days, List<String> months) {
        static CalendarNames in(Locale locale) {
            return new CalendarNames(
                    Arrays.stream(DayOfWeek.values())
                            .map(day -> day.getDisplayName(TextStyle.FULL, locale))
                            .toList(),
                    Arrays.stream(Month.values())
                            .map(month -> month.getDisplayName(TextStyle.FULL, locale))
                            .toList());
        }
    }

    /// Returns a time in words: « 14 h », « 9 h 05 »; in English « 14:00 ».
    static String time(LocalTime time, Locale locale) {
        if (!locale.getLanguage().equals("fr")) return time.format(ENGLISH_TIME);
        return time.format(time.getMinute() == 0 ? HOUR : TIME);
    }

    private static final class MessageParser {
        private final String text;
        private int at;

        MessageParser(String text) {
            this.text = text;
        }

        List<MessagePart> pieces(boolean inPlural) {
            var found = new ArrayList<MessagePart>();
            var words = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '}') {
                var letter = text.charAt(at);
                if (letter != '{' && !(inPlural && letter == '#')) {
                    words.append(letter);
                    at++;
                    continue;
                }
                if (!words.isEmpty()) found.add(new TextPart(words.toString()));
                words.setLength(0);
                found.add(letter == '{' ? hole() : count());
            }
            if (!words.isEmpty() || found.isEmpty()) found.add(new TextPart(words.toString()));
            return List.copyOf(found);
        }

        private MessagePart count() {
            at++;
            return new CountPlaceholder();
        }

        private MessagePart hole() {
            expect('{');
            var index = Integer.parseInt(until(",}"));
            if (text.charAt(at) == '}') {
                at++;
                return new MessagePlaceholder(index);
            }
            expect(',');
            if (!until(",").equals("plural")) throw wrong("only plural is known");
            expect(',');
            var exactly = new HashMap<Long, List<MessagePart>>();
            var cases = new HashMap<String, List<MessagePart>>();
            while (true) {
                skipSpace();
                if (text.charAt(at) == '}') break;
                var name = until("{");
                expect('{');
                if (name.startsWith("=")) exactly.put(Long.valueOf(name.substring(1)), pieces(true));
                else cases.put(name, pieces(true));
                expect('}');
            }
            expect('}');
            if (!cases.containsKey("other")) throw wrong("a plural needs « other »");
            return new PluralPlaceholder(index, exactly, cases);
        }

        private String until(String ends) {
            var start = at;
            while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) at++;
            if (at == text.length()) throw wrong("one of " + ends + " is missing");
            return text.substring(start, at).strip();
        }

        private void expect(char wanted) {
            if (at >= text.length() || text.charAt(at) != wanted) throw wrong(wanted + " is missing");
            at++;
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
            if (at == text.length()) throw wrong("} is missing");
        }

        private IllegalArgumentException wrong(String why) {
            return new IllegalArgumentException(why + " at " + at + " in: " + text);
        }
    }
}
