package org.tousaidants.places.columnmapping;

/// « Degrés » — formats coordinates as in the national file: a dot, no exponent, and at most six decimals (11
/// cm), without zeros at the end.
public final class DecimalDegreesParser {
    private DecimalDegreesParser() {}

    public static String written(double degrees) {
        var micro = Math.round(Math.abs(degrees) * 1e6);
        var decimals = Long.toString(1_000_000 + micro % 1_000_000).substring(1);
        var end = decimals.length();
        while (end > 1 && decimals.charAt(end - 1) == '0') end--;
        return (degrees < 0 && micro > 0 ? "-" : "") + micro / 1_000_000 + "." + decimals.substring(0, end);
    }
}
