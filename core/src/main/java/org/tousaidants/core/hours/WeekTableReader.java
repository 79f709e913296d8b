package org.tousaidants.core.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.hours.OsmWeekWriter.OpeningSpan;
import org.tousaidants.core.text.TextNormalisation;

/// « Tableau de la semaine » — converts opening hours in a table with one column for each day to the OSM grammar.
public final class WeekTableReader {
    private static final int LONGEST_WORDS = 120;
    // Text to ignore, because the form of France Services writes `00:00 - 00:00` in empty fields.
    private static final Pattern UNFILLED = Pattern.compile("\\b00:00 ?- ?00:00\\b");
    private static final Pattern EDGES = Pattern.compile("^(?:[-/xX|](?=\\s|$)\\s*)++|(?:\\s++[-/xX|])++$|[-/]++$");

    /// A parsed cell of the table.
    ///
    /// @param text text of the cell; empty if it contains no hours
    /// @param meaning meaning of the text; empty if it is not understood
    private record WeekTableCell(String text, Optional<FrenchHoursReader.OpeningHoursCell> meaning) {}

    private WeekTableReader() {}

    /// Returns the cells converted to the OSM grammar; empty if no cell contains hours or a known comment. A day
    /// may have several cells (morning, afternoon). An empty cell, `-` or `x` means closed. A cell that is not
    /// understood makes its day unsure, and its text becomes a comment.
    public static Optional<String> toOsm(Map<DayOfWeek, List<String>> cells) {
        var week = new EnumMap<DayOfWeek, List<OpeningSpan>>(DayOfWeek.class);
        var anySure = false;
        var closed = 0;
        for (var day : DayOfWeek.values()) {
            var pieces = new ArrayList<OpeningSpan>();
            var unread = new ArrayList<String>();
            var saysClosed = false;
            for (var typed : cells.getOrDefault(day, List.of())) {
                var cell = read(typed);
                if (cell.text.isEmpty()) continue;
                if (cell.meaning.isEmpty()) unread.add(cell.text);
                else if (cell.meaning.get().closed()) saysClosed = true;
                else pieces.addAll(cell.meaning.get().pieces());
            }
            anySure |= !pieces.isEmpty();
            if (saysClosed && pieces.isEmpty() && unread.isEmpty()) closed++;
            // All hours of the day are replaced by a comment, because a word that is not understood may
            // change the meaning of the hours.
            if (!unread.isEmpty())
                week.put(day, List.of(new OpeningSpan(0, 0, words(cells.getOrDefault(day, List.of())))));
            else if (!pieces.isEmpty()) week.put(day, pieces);
        }
        if (anySure) return Optional.of(OsmWeekWriter.write(week));
        return closed >= 6 ? Optional.of("off") : Optional.empty();
    }

    /// Returns the hours restricted to odd or even weeks if `semaine` is a text such as « Semaine impaire » or «
    /// semaines paires »; for any other text, returns the hours unchanged. If the hours cannot be restricted
    /// (unreadable, or already by week), the text is appended to them.
    public static String withWeekParity(String osm, String semaine) {
        var plain = TextNormalisation.bare(semaine).strip();
        var odd = plain.matches("(en |les )?(semaines? )?impaires?");
        var even = plain.matches("(en |les )?(semaines? )?paires?");
        if (!odd && !even || osm.isBlank()) return osm;
        return OsmHoursReader.withWeeks(osm, odd)
                .orElseGet(() -> osm + " (" + semaine.strip().toLowerCase(Locale.FRENCH) + ")");
    }

    private static WeekTableCell read(String typed) {
        var text = trimmed(typed);
        return new WeekTableCell(text, text.isEmpty() ? Optional.empty() : FrenchHoursReader.cell(text));
    }

    private static String trimmed(String typed) {
        return EDGES.matcher(UNFILLED.matcher(typed).replaceAll("-").strip())
                .replaceAll("")
                .strip();
    }

    private static String words(List<String> cells) {
        var words = String.join(
                " / ",
                cells.stream()
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList());
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS) + '…';
    }
}
