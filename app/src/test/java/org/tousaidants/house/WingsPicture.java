package org.tousaidants.house;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The wings, floor upon floor, each with its rooms: for the README.
final class WingsPicture {
    /// From the roof to the ground.
    private static final List<List<String>> FLOORS = List.of(
            List.of("app"),
            List.of("observatory"),
            List.of("path", "mandate", "pass"),
            List.of("label", "find", "reach", "commons"),
            List.of("places"),
            List.of("platform"),
            List.of("core"));

    private static final int WIDE = 960;
    private static final int GAP = 8;
    private static final int LINE = 17;
    /// About the width of a letter of twelve pixels.
    private static final double LETTER = 6.6;

    private WingsPicture() {}

    static String of(Collection<String> rooms) {
        var drawn = new StringBuilder();
        var y = GAP;
        for (var floor : FLOORS) {
            var wide = (WIDE - GAP * (floor.size() + 1)) / floor.size();
            var lines = floor.stream().map(wing -> lines(rooms, wing, wide)).toList();
            var high = LINE * (lines.stream().mapToInt(List::size).max().orElse(0) + 1) + 14;
            for (var n = 0; n < floor.size(); n++)
                drawn.append(wing(floor.get(n), lines.get(n), GAP + n * (wide + GAP), y, wide, high));
            y += high + GAP;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="t" font-family="sans-serif">
                <title id="t">The wings of the house, floor upon floor: each stands on those below it</title>
                %s</svg>
                """.formatted(WIDE, y, drawn);
    }

    private static String wing(String name, List<String> lines, int x, int y, int wide, int high) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"#fff\" stroke=\"#234\"/>%n"
                        + "<text x=\"%d\" y=\"%d\" font-size=\"14\" font-weight=\"bold\" fill=\"#123\">%s</text>%n",
                x,
                y,
                wide,
                high,
                x + 10,
                y + 20,
                name));
        for (var n = 0; n < lines.size(); n++)
            text.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" font-size=\"12\" fill=\"#345\">%s</text>%n",
                    x + 10,
                    y + 20 + LINE * (n + 1),
                    lines.get(n)));
        return text.toString();
    }

    private static List<String> lines(Collection<String> rooms, String wing, int wide) {
        var most = (int) ((wide - 20) / LETTER);
        var words = rooms.stream()
                .filter(room -> House.wing(room).equals(wing))
                .map(room -> room.substring(room.indexOf('.') + 1))
                .sorted()
                .collect(Collectors.joining(" "));
        return words.replaceAll("(.{1," + most + "})(?: |$)", "$1\n").lines().toList();
    }
}
