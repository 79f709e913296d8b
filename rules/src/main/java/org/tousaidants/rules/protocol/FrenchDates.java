package org.tousaidants.rules.protocol;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// « Dates en toutes lettres » — writes a date in French: 1er décembre 2026.
public final class FrenchDates {
    private static final DateTimeFormatter REST = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH);

    private FrenchDates() {}

    public static String day(LocalDate day) {
        return (day.getDayOfMonth() == 1 ? "1er" : String.valueOf(day.getDayOfMonth())) + " " + REST.format(day);
    }
}
