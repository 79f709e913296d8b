package org.tousaidants.places.fieldmapping;

/// « Degrés » — as the national file writes them: a dot, no exponent, six decimals (11 cm) without useless zeros.
public final class DecimalDegrees {
    private DecimalDegrees() {}

    public static String written(double degrees) {
        var micro = Math.round(Math.abs(degrees) * 1e6);
        var decimals = Long.toString(1_000_000 + micro % 1_000_000).substring(1);
        var end = decimals.length();
        while (end > 1 && decimals.charAt(end - 1) == '0') end--;
        return (degrees < 0 && micro > 0 ? "-" : "") + micro / 1_000_000 + "." + decimals.substring(0, end);
    }
}
