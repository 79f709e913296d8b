package org.tousaidants.core.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// « Écriture des horaires » — writes a week in the OSM grammar: equal days are written as one (`Mo-Fr`), spans are
/// sorted and merged, and each comment has its own rule.
final class OsmWeekWriter {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String[] NAMES = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

    /// One opening span, in minutes from midnight; an `end` above 1440 is after midnight. A span `0-0` contains
    /// only a comment.
    record OpeningSpan(int start, int end, String comment) {
        boolean wordsOnly() {
            return end == 0;
        }
    }

    private OsmWeekWriter() {}

    static String write(Map<DayOfWeek, ? extends Collection<OpeningSpan>> week) {
        var daysOf = new LinkedHashMap<List<OpeningSpan>, Integer>();
        for (var day : DayOfWeek.values()) {
            var pieces = week.get(day);
            if (pieces != null && !pieces.isEmpty())
                daysOf.merge(merged(pieces), OpeningRuleDays.bit(day), (a, b) -> a | b);
        }
        return daysOf.entrySet().stream()
                .map(same -> rules(days(same.getValue()), same.getKey()))
                .collect(Collectors.joining("; "));
    }

    /// Returns the weekdays of a bit mask in the OSM grammar, such as `Mo-Fr`, `Mo,We` or `Mo,Tu`; a dash is
    /// used for three or more days.
    static String days(int mask) {
        var ranges = new ArrayList<String>();
        for (int first = 0; first < 7; first++) {
            if ((mask >> first & 1) == 0) continue;
            int last = first;
            while (last < 6 && (mask >> (last + 1) & 1) == 1) last++;
            if (last - first >= 2) ranges.add(NAMES[first] + '-' + NAMES[last]);
            else for (int day = first; day <= last; day++) ranges.add(NAMES[day]);
            first = last;
        }
        return String.join(",", ranges);
    }

    /// Returns the rules for some days: one rule for each different comment, separated by commas. A comment
    /// without hours applies to the rest of the day.
    ///
    /// @param days the days in the OSM grammar
    /// @param pieces the opening spans and comments
    static String rules(String days, List<OpeningSpan> pieces) {
        var comments = new LinkedHashSet<String>();
        for (var piece : pieces) if (!piece.wordsOnly()) comments.add(piece.comment);
        var rules = new StringBuilder();
        for (var comment : comments) {
            var hours = pieces.stream()
                    .filter(piece -> piece.comment.equals(comment) && !piece.wordsOnly())
                    .map(piece -> time(piece.start) + '-' + time(piece.end))
                    .collect(Collectors.joining(","));
            append(rules, ", ", days, hours, comment);
        }
        for (var piece : pieces) if (piece.wordsOnly()) append(rules, " || ", days, "", piece.comment);
        return rules.toString();
    }

    private static void append(StringBuilder rules, String separator, String days, String hours, String comment) {
        if (!rules.isEmpty()) rules.append(separator);
        var words = comment.isEmpty() ? "" : quoted(comment);
        rules.append(
                Stream.of(days, hours, words).filter(part -> !part.isEmpty()).collect(Collectors.joining(" ")));
    }

    static List<OpeningSpan> merged(Collection<OpeningSpan> pieces) {
        var sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingInt(OpeningSpan::start).thenComparingInt(OpeningSpan::end));
        var merged = new ArrayList<OpeningSpan>();
        for (var piece : sorted) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last != null
                    && !last.wordsOnly()
                    && !piece.wordsOnly()
                    && piece.start <= last.end
                    && last.comment.equals(piece.comment)) {
                merged.set(merged.size() - 1, new OpeningSpan(last.start, Math.max(last.end, piece.end), last.comment));
            } else if (!piece.equals(last)) {
                merged.add(piece);
            }
        }
        return merged;
    }

    /// Returns a comment in quotes on one line. Quotation marks in it are replaced, because the grammar does not
    /// allow them.
    static String quoted(String comment) {
        return '"' + SPACES.matcher(comment.replace('"', '\'')).replaceAll(" ").strip() + '"';
    }

    private static String time(int minutes) {
        int hour = minutes / 60;
        int minute = minutes % 60;
        return (hour < 10 ? "0" : "") + hour + (minute < 10 ? ":0" : ":") + minute;
    }
}
