package org.tousaidants.rules.protocol;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// « Dates en toutes lettres » — formats a date in French: 1er décembre 2026.
public final class FrenchDateFormat {
    private static final DateTimeFormatter REST = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH);

    private FrenchDateFormat() {}

    public static String day(LocalDate day) {
        return (day.getDayOfMonth() == 1 ? "1er" : String.valueOf(day.getDayOfMonth())) + " " + REST.format(day);
    }
}
