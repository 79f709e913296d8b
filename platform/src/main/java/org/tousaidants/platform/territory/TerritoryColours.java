package org.tousaidants.platform.territory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// « Couleurs du territoire » — the style sheet with the two colours of a network. On a dark screen each colour is
/// mixed with white until it is readable; the background colours are those of `ta.css`.
public final class TerritoryColours {
    /// Minimum contrast of text, level AA of WCAG 2.2, success criterion 1.4.3.
    private static final double READABLE = 4.5;

    private static final int LIGHT = 0xf4ede0;
    private static final int DARK = 0x1b252d;
    private static final int WHITE = 0xffffff;
    private static final int BLACK = 0x000000;
    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    private TerritoryColours() {}

    /// Returns whether a text is a colour.
    ///
    /// @param written text such as `#0a5a70`
    public static boolean isColour(String written) {
        return HEX.matcher(written).matches();
    }

    /// Returns the contrast ratio of a text in this colour, on that light background of the site on which it is
    /// lowest.
    ///
    /// @param written text such as `#0a5a70`
    public static double contrast(String written) {
        var colour = Integer.parseInt(written.substring(1), 16);
        return Math.min(ratio(colour, LIGHT), ratio(colour, tint(colour, LIGHT)));
    }

    public static boolean isReadable(String written) {
        return contrast(written) >= READABLE;
    }

    /// Returns the style sheet with the two colours of a territory; empty if neither colour is readable.
    ///
    /// @param main main colour, such as `#0a5a70`
    /// @param accent second colour
    public static Optional<String> css(String main, String accent) {
        var light = new StringBuilder();
        var dark = new StringBuilder();
        add("sea", main, light, dark);
        add("coral", accent, light, dark);
        return light.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ":root{" + light + "}\n@media screen and (prefers-color-scheme:dark){:root{" + dark + "}}\n");
    }

    private static void add(String name, String written, StringBuilder light, StringBuilder dark) {
        if (!isColour(written) || !isReadable(written)) return;
        var colour = Integer.parseInt(written.substring(1), 16);
        line(light, name, colour);
        line(light, name + "-tint", tint(colour, LIGHT));
        var bright = bright(colour);
        line(dark, name, bright);
        line(dark, name + "-tint", tint(bright, DARK));
        if (!name.equals("sea")) return;
        line(light, "sea-deep", mix(colour, BLACK, 0.3));
        line(dark, "sea-deep", mix(bright, WHITE, 0.4));
    }

    private static void line(StringBuilder to, String name, int colour) {
        to.append("--")
                .append(name)
                .append(':')
                .append(String.format(Locale.ROOT, "#%06x", colour))
                .append(';');
    }

    private static int tint(int colour, int ground) {
        return mix(colour, ground, 0.9);
    }

    private static int bright(int colour) {
        for (var share = 0.0; share < 1; share += 0.05) {
            var mixed = mix(colour, WHITE, share);
            if (Math.min(ratio(mixed, DARK), ratio(mixed, tint(mixed, DARK))) >= READABLE) return mixed;
        }
        return WHITE;
    }

    private static int mix(int colour, int other, double share) {
        var mixed = 0;
        for (var shift = 16; shift >= 0; shift -= 8)
            mixed |= (int) Math.round(part(colour, shift) * (1 - share) + part(other, shift) * share) << shift;
        return mixed;
    }

    private static int part(int colour, int shift) {
        return colour >> shift & 0xff;
    }

    private static double ratio(int one, int other) {
        var first = luminance(one);
        var second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /// Returns the relative luminance of a colour, as defined by WCAG 2.2.
    private static double luminance(int colour) {
        return 0.2126 * linear(part(colour, 16)) + 0.7152 * linear(part(colour, 8)) + 0.0722 * linear(part(colour, 0));
    }

    private static double linear(int part) {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
