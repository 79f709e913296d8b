package org.tousaidants.core.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// « Nombre à la française » — parses a number as people and files write it: « 4 200 », « 12,5 », « 12.5 ». Any kind
/// of space may separate groups of three figures; « 12 50 » is no number. Java's own parsers are not used, because
/// they accept « NaN », « 1d » and hexadecimal, and refuse a comma.
public final class FrenchNumber {
    private static final int LONGEST = 40;
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u2007\\u2009\\u202f]");
    private static final Pattern WRITTEN =
            Pattern.compile("([+-]?)(\\d{1,12}|\\d{1,3}(?: \\d{3}){1,3})(?:[.,](\\d*))?([eE][+-]?\\d{1,2})?");

    private FrenchNumber() {}

    public static Optional<BigDecimal> decimal(String typed) {
        if (typed.length() > LONGEST) return Optional.empty();
        var match = WRITTEN.matcher(SPACE.matcher(typed).replaceAll(" ").strip().replace('\u2212', '-'));
        if (!match.matches()) return Optional.empty();
        var fraction = Optional.ofNullable(match.group(3)).orElse("");
        var exponent = Optional.ofNullable(match.group(4)).orElse("");
        return Optional.of(new BigDecimal((match.group(1).equals("-") ? "-" : "")
                + match.group(2).replace(" ", "")
                + (fraction.isEmpty() ? "" : "." + fraction)
                + exponent));
    }

    /// Returns a whole number, such as « 4 200 » or « 4200,00 »; empty if it is no whole number or beyond the
    /// range of an int.
    public static Optional<Integer> whole(String typed) {
        return decimal(typed)
                .map(BigDecimal::stripTrailingZeros)
                .filter(number -> number.scale() <= 0)
                .filter(number -> number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
                .map(BigDecimal::intValueExact);
    }
}
