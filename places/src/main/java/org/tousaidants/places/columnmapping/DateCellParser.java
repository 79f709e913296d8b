package org.tousaidants.places.columnmapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tousaidants.core.text.ParisTime;

/// Parses dates in the formats of the sources: ISO, French order (day first), month names, seconds or milliseconds
/// since 1970, day numbers of a spreadsheet, and sentences that contain a date (« Espace labellisé 01/01/2020 »).
final class DateCellParser {
    private static final Pattern YEAR_FIRST = Pattern.compile("(?<!\\d)(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern IN_WORDS = Pattern.compile("(?<!\\d)(\\d{1,2})(?:er)? ([a-z]+)\\.? (\\d{4})(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile("\\d{5,14}(\\.\\d+)?");
    private static final List<String> MONTHS =
            List.of("janv", "fevr", "mars", "avri", "mai", "juin", "juil", "aout", "sept", "octo", "nove", "dece");
    private static final Map<String, Integer> SHORT_MONTHS =
            Map.of("avr", 4, "oct", 10, "nov", 11, "dec", 12, "fev", 2);

    /// The date of day number 0 in spreadsheets: 30 December 1899, because spreadsheets wrongly treat 1900 as a
    /// leap year.
    private static final LocalDate SPREADSHEET_ZERO = LocalDate.of(1899, 12, 30);

    private DateCellParser() {}

    static Optional<LocalDate> read(String written) {
        var text = written.strip();
        if (NUMBER.matcher(text).matches()) return number(text);
        var match = YEAR_FIRST.matcher(text);
        if (match.find()) return date(match, 1, 2, 3);
        match = DAY_FIRST.matcher(text);
        if (match.find()) return date(match, 3, 2, 1);
        match = IN_WORDS.matcher(SourceTextNormaliser.fold(text));
        return match.find() ? inWords(match) : Optional.empty();
    }

    private static Optional<LocalDate> number(String text) {
        var digits = text.contains(".") ? text.substring(0, text.indexOf('.')) : text;
        var value = Long.parseLong(digits);
        return switch (digits.length()) {
            case 5 -> plausible(SPREADSHEET_ZERO.plusDays(value));
            case 8 -> valid((int) (value / 10_000), (int) (value / 100 % 100), (int) (value % 100));
            case 9, 10 -> plausible(ParisTime.day(Instant.ofEpochSecond(value)));
            case 12, 13 -> plausible(ParisTime.day(Instant.ofEpochMilli(value)));
            // Fourteen digits are a date with a time, such as 20240131104500; only the date is parsed.
            case 14 -> read(digits.substring(0, 8));
            default -> Optional.empty();
        };
    }

    private static Optional<LocalDate> date(Matcher match, int year, int month, int day) {
        var years = Integer.parseInt(match.group(year));
        return valid(
                years < 100 ? 2000 + years : years,
                Integer.parseInt(match.group(month)),
                Integer.parseInt(match.group(day)));
    }

    private static Optional<LocalDate> inWords(Matcher match) {
        var word = match.group(2);
        var month = SHORT_MONTHS.getOrDefault(word, 0);
        for (var i = 0; i < MONTHS.size(); i++) if (word.startsWith(MONTHS.get(i))) month = i + 1;
        return month == 0
                ? Optional.empty()
                : valid(Integer.parseInt(match.group(3)), month, Integer.parseInt(match.group(1)));
    }

    private static Optional<LocalDate> valid(int year, int month, int day) {
        try {
            return plausible(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> plausible(LocalDate date) {
        return date.getYear() >= 1990 && date.getYear() < 2100 ? Optional.of(date) : Optional.empty();
    }
}
