package org.tousaidants.architecture;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The modules by layer, each with its packages, for the README.
final class ModuleDiagram {
    /// From top to bottom.
    private static final List<List<String>> LAYERS = List.of(
            List.of("app"),
            List.of("demo"),
            List.of("observatory"),
            List.of("governance", "support", "mandates", "vouchers"),
            List.of("label", "find", "outreach", "community"),
            List.of("places", "rules"),
            List.of("platform"),
            List.of("core"));

    private static final int WIDE = 960;
    private static final int GAP = 8;
    private static final int LINE = 17;
    /// The approximate width of a letter of twelve pixels.
    private static final double LETTER = 6.6;

    private ModuleDiagram() {}

    static String of(Collection<String> packageNames) {
        var drawn = new StringBuilder();
        var y = GAP;
        for (var layer : LAYERS) {
            var wide = (WIDE - GAP * (layer.size() + 1)) / layer.size();
            var lines = layer.stream()
                    .map(module -> lines(packageNames, module, wide))
                    .toList();
            var high = LINE * (lines.stream().mapToInt(List::size).max().orElse(0) + 1) + 14;
            for (var n = 0; n < layer.size(); n++)
                drawn.append(moduleOf(layer.get(n), lines.get(n), GAP + n * (wide + GAP), y, wide, high));
            y += high + GAP;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="t" font-family="sans-serif">
                <title id="t">The modules of the code, layer upon layer: each stands on those below it</title>
                %s</svg>
                """.formatted(WIDE, y, drawn);
    }

    private static String moduleOf(String name, List<String> lines, int x, int y, int wide, int high) {
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

    private static List<String> lines(Collection<String> packageNames, String module, int wide) {
        var most = (int) ((wide - 20) / LETTER);
        var words = packageNames.stream()
                .filter(packageName -> CodeBase.moduleOf(packageName).equals(module))
                .map(packageName -> packageName.substring(packageName.indexOf('.') + 1))
                .sorted()
                .collect(Collectors.joining(" "));
        return words.replaceAll("(.{1," + most + "})(?: |$)", "$1\n").lines().toList();
    }
}
