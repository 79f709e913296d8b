package org.tousaidants.places.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tousaidants.core.hours.FrenchHoursReader;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.hours.OpeningHoursText;

/// « Horaires tapés » — a sheet holds hours in the OSM grammar; people read and write « lundi au vendredi : 9 h
/// à 12 h ». The grammar itself may still be typed.
final class HoursInput {
    /// Separates two lines of hours, which the page shows one under the other.
    static final String NEXT = " ; ";

    private static final int LONGEST_SHOWN = 80;

    private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");

    private HoursInput() {}

    /// The text of the field: French words that can be read back to the same hours, else the sheet's value.
    /// Closed days may be left out.
    static String shown(String osm) {
        var words = words(osm);
        var open = words.stream().filter(line -> !line.startsWith("fermé")).toList();
        return Stream.of(words, open)
                .map(HoursInput::line)
                .filter(line -> FrenchHoursReader.toOsm(line)
                        .filter(back -> words(back).equals(words))
                        .isPresent())
                .findFirst()
                .orElse(osm);
    }

    private static String line(List<String> words) {
        return String.join(NEXT, words).replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    /// Empty when the text cannot be parsed. Unchanged hours stay exactly as they were.
    static Optional<String> read(String lines, String before) {
        var typed = LINES.matcher(lines.strip()).replaceAll(NEXT);
        if (typed.isEmpty()) return Optional.of("");
        if (typed.equals(before) || typed.equals(shown(before))) return Optional.of(before);
        return FrenchHoursReader.toOsm(typed)
                .or(() -> Optional.of(typed).filter(osm -> OpeningHours.of(osm).readable()));
    }

    /// The part of a refused text to show with the refusal.
    static String unread(String lines) {
        var typed = LINES.matcher(lines.strip()).replaceAll(NEXT);
        var piece = FrenchHoursReader.unread(typed).orElse(typed);
        return piece.length() > LONGEST_SHOWN ? piece.substring(0, LONGEST_SHOWN) + "…" : piece;
    }

    private static List<String> words(String osm) {
        var hours = OpeningHours.of(osm);
        return osm.isBlank() || !hours.readable()
                ? List.of()
                : OpeningHoursText.in(Locale.FRENCH).week(hours);
    }
}
