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

/// One text with its placeholders, parsed once. The JDK's MessageFormat is not used because it requires doubled
/// apostrophes, which French texts do not have.
record Message(List<Piece> pieces, Locale locale) {
    sealed interface Piece {}

    record Words(String text) implements Piece {}

    record MessagePlaceholder(int index) implements Piece {}

    /// The `#` of a plural.
    record Count() implements Piece {}

    /// `exactly` has the cases for exact numbers, such as `=0`.
    record Plural(int index, Map<Long, List<Piece>> exactly, Map<String, List<Piece>> cases) implements Piece {}

    private static final int USUAL_TEXT_LETTERS = 80;
    private static final Calendar FRENCH = Calendar.in(Locale.FRENCH);
    private static final Calendar ENGLISH = Calendar.in(Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H'\u00a0h'", Locale.FRENCH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H'\u00a0h\u00a0'mm", Locale.FRENCH);

    static Message parse(String text, Locale locale) {
        var parser = new Parser(text);
        var pieces = parser.pieces(false);
        if (parser.at < text.length()) throw new IllegalArgumentException("unbalanced } in: " + text);
        return new Message(pieces, locale);
    }

    String with(Object... args) {
        if (pieces.size() == 1 && pieces.getFirst() instanceof Words(var text)) return text;
        var out = new StringBuilder(USUAL_TEXT_LETTERS);
        write(pieces, args, 0, out);
        return out.toString();
    }

    private void write(List<Piece> some, Object[] args, long count, StringBuilder out) {
        for (var piece : some) {
            switch (piece) {
                case Words(var text) -> out.append(text);
                case MessagePlaceholder(var index) -> out.append(said(args[index], locale));
                case Count() -> out.append(said(count, locale));
                case Plural plural -> {
                    var number = ((Number) args[plural.index]).longValue();
                    write(chosen(plural, number), args, number, out);
                }
            }
        }
    }

    private List<Piece> chosen(Plural plural, long number) {
        var exact = plural.exactly.isEmpty() ? null : plural.exactly.get(number);
        if (exact != null) return exact;
        var one = locale.getLanguage().equals("fr") ? number == 0 || number == 1 : number == 1;
        var fitting = one ? plural.cases.get("one") : null;
        return fitting != null ? fitting : Objects.requireNonNull(plural.cases.get("other"));
    }

    static String said(Object value, Locale locale) {
        return switch (value) {
            case String text -> text;
            // Fast path for small numbers: no thousands separator, and a NumberFormat is expensive.
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

    /// Writes a date in words: « jeudi 3 décembre 2026 », « dimanche 1er mars 2026 ».
    static String day(LocalDate date, Locale locale) {
        var french = locale.getLanguage().equals("fr");
        var calendar = french ? FRENCH : ENGLISH;
        var number = date.getDayOfMonth();
        return calendar.days.get(date.getDayOfWeek().ordinal()) + " " + number
                + (french && number == 1 ? "er\u00a0" : "\u00a0")
                + calendar.months.get(date.getMonth().ordinal()) + " " + date.getYear();
    }

    /// The names of weekdays and months as they are used within a date. They are kept because a formatter is
    /// slow, and a page of results writes many dates.
    private record Calendar(List<String> days, List<String> months) {
        static Calendar in(Locale locale) {
            return new Calendar(
                    Arrays.stream(DayOfWeek.values())
                            .map(day -> day.getDisplayName(TextStyle.FULL, locale))
                            .toList(),
                    Arrays.stream(Month.values())
                            .map(month -> month.getDisplayName(TextStyle.FULL, locale))
                            .toList());
        }
    }

    /// Writes a time: « 14 h », « 9 h 05 »; in English « 14:00 ».
    static String time(LocalTime time, Locale locale) {
        if (!locale.getLanguage().equals("fr")) return time.format(ENGLISH_TIME);
        return time.format(time.getMinute() == 0 ? HOUR : TIME);
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        List<Piece> pieces(boolean inPlural) {
            var found = new ArrayList<Piece>();
            var words = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '}') {
                var letter = text.charAt(at);
                if (letter != '{' && !(inPlural && letter == '#')) {
                    words.append(letter);
                    at++;
                    continue;
                }
                if (!words.isEmpty()) found.add(new Words(words.toString()));
                words.setLength(0);
                found.add(letter == '{' ? hole() : count());
            }
            if (!words.isEmpty() || found.isEmpty()) found.add(new Words(words.toString()));
            return List.copyOf(found);
        }

        private Piece count() {
            at++;
            return new Count();
        }

        private Piece hole() {
            expect('{');
            var index = Integer.parseInt(until(",}"));
            if (text.charAt(at) == '}') {
                at++;
                return new MessagePlaceholder(index);
            }
            expect(',');
            if (!until(",").equals("plural")) throw wrong("only plural is known");
            expect(',');
            var exactly = new HashMap<Long, List<Piece>>();
            var cases = new HashMap<String, List<Piece>>();
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
            return new Plural(index, exactly, cases);
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
