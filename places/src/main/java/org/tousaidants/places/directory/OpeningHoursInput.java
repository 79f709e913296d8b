package org.tousaidants.places.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tousaidants.core.hours.FrenchHoursReader;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.hours.OpeningHoursText;

/// « Horaires tapés » — converts opening hours between the OSM grammar, in which a sheet stores them, and French
/// text such as « lundi au vendredi : 9 h à 12 h » for reading and typing. A person may also type hours in the OSM
/// grammar.
final class OpeningHoursInput {
    /// Separator between two lines of opening hours in one value; a page shows each line separately.
    static final String NEXT = " ; ";

    private static final int LONGEST_SHOWN = 80;

    private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");

    private OpeningHoursInput() {}

    /// Returns the text that the input field for opening hours shows: French text if it can be converted back to
    /// the same hours, otherwise the stored value. The French text may omit closed days.
    ///
    /// @param osm the stored hours in the OSM grammar
    static String shown(String osm) {
        var words = words(osm);
        var open = words.stream().filter(line -> !line.startsWith("fermé")).toList();
        return Stream.of(words, open)
                .map(OpeningHoursInput::line)
                .filter(line -> FrenchHoursReader.toOsm(line)
                        .filter(back -> words(back).equals(words))
                        .isPresent())
                .findFirst()
                .orElse(osm);
    }

    private static String line(List<String> words) {
        return String.join(NEXT, words).replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    /// Returns the typed lines of opening hours in the OSM grammar; empty if a line cannot be parsed. If the
    /// person did not change the lines, returns exactly the stored value `before`.
    static Optional<String> read(String lines, String before) {
        var typed = LINES.matcher(lines.strip()).replaceAll(NEXT);
        if (typed.isEmpty()) return Optional.of("");
        if (typed.equals(before) || typed.equals(shown(before))) return Optional.of(before);
        return FrenchHoursReader.toOsm(typed)
                .or(() -> Optional.of(typed).filter(osm -> OpeningHours.of(osm).readable()));
    }

    /// Returns the part of the typed hours that cannot be parsed, for the error message.
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
