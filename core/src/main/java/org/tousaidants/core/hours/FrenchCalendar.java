package org.tousaidants.core.hours;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// « Calendrier » — public holidays of France (the eleven of article L3133-1 of the code du travail; not those
/// of Alsace-Moselle nor overseas) and school holidays where the three zones agree.
final class FrenchCalendar {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final int[] EASTERS = new int[LAST_YEAR - FIRST_YEAR + 1];

    static {
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
            EASTERS[year - FIRST_YEAR] = computeEaster(year).getDayOfYear();
    }

    private record Holidays(LocalDate first, LocalDate last) {
        boolean has(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    // First day of the published school holidays. Source: calendriers scolaires 2024-2027 (arrêtés du ministère
    // de l'Éducation nationale). A period lasts from the first day without class to the day before the return.
    private static final LocalDate SCHOOL_KNOWN_FROM = LocalDate.of(2024, 9, 2);
    private static final LocalDate SCHOOL_KNOWN_TO = LocalDate.of(2027, 8, 25);
    private static final List<Holidays> EVERYWHERE = List.of(
            holidays("2024-10-19", "2024-11-03"),
            holidays("2024-12-21", "2025-01-05"),
            holidays("2025-05-29", "2025-06-01"),
            holidays("2025-07-05", "2025-08-31"),
            holidays("2025-10-18", "2025-11-02"),
            holidays("2025-12-20", "2026-01-04"),
            holidays("2026-05-14", "2026-05-17"),
            holidays("2026-07-04", "2026-08-31"),
            holidays("2026-10-17", "2026-11-01"),
            holidays("2026-12-19", "2027-01-03"),
            holidays("2027-05-06", "2027-05-09"),
            holidays("2027-07-03", "2027-08-25"));
    // Periods in which at least one zone is on holiday. For winter and spring, they last from the first
    // departure to the last return.
    private static final List<Holidays> SOMEWHERE = List.of(
            holidays("2025-02-08", "2025-03-09"),
            holidays("2025-04-05", "2025-05-04"),
            holidays("2026-02-07", "2026-03-08"),
            holidays("2026-04-04", "2026-05-03"),
            holidays("2027-02-06", "2027-03-07"),
            holidays("2027-04-03", "2027-05-02"));

    private FrenchCalendar() {}

    static boolean isPublicHoliday(LocalDate day) {
        int dayOfMonth = day.getDayOfMonth();
        boolean fixed = switch (day.getMonth()) {
            case JANUARY -> dayOfMonth == 1;
            case MAY -> dayOfMonth == 1 || dayOfMonth == 8;
            case JULY -> dayOfMonth == 14;
            case AUGUST -> dayOfMonth == 15;
            case NOVEMBER -> dayOfMonth == 1 || dayOfMonth == 11;
            case DECEMBER -> dayOfMonth == 25;
            case FEBRUARY, MARCH, APRIL, JUNE, SEPTEMBER, OCTOBER -> false;
        };
        if (fixed) return true;
        // In these months no holiday can depend on Easter: Easter Monday is on 23 March at the earliest and
        // Whit Monday on 14 June at the latest.
        if (day.getMonthValue() < 3 || day.getMonthValue() > 6) return false;
        int afterEaster = day.getDayOfYear() - easterDayOfYear(day.getYear());
        return afterEaster == 1 || afterEaster == 39 || afterEaster == 50;
    }

    /// Returns whether the day is in the school holidays. A text of opening hours does not name the school zone
    /// of its place, so the answer is certain only if the three zones of mainland France agree and the calendar
    /// of that year is published.
    static OpeningDayMatch schoolHoliday(LocalDate day) {
        if (day.isBefore(SCHOOL_KNOWN_FROM) || day.isAfter(SCHOOL_KNOWN_TO)) return OpeningDayMatch.MAYBE;
        for (var holidays : EVERYWHERE) if (holidays.has(day)) return OpeningDayMatch.YES;
        for (var holidays : SOMEWHERE) if (holidays.has(day)) return OpeningDayMatch.MAYBE;
        return OpeningDayMatch.NO;
    }

    static LocalDate easter(int year) {
        return LocalDate.ofYearDay(year, easterDayOfYear(year));
    }

    private static int easterDayOfYear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR
                ? EASTERS[year - FIRST_YEAR]
                : computeEaster(year).getDayOfYear();
    }

    /// Returns the date of Easter by the anonymous Gregorian algorithm (Meeus, Jones, Butcher).
    private static LocalDate computeEaster(int year) {
        int a = Math.floorMod(year, 19);
        int b = Math.floorDiv(year, 100);
        int c = Math.floorMod(year, 100);
        int d = Math.floorDiv(b, 4);
        int e = Math.floorMod(b, 4);
        int g = (8 * b + 13) / 25;
        int h = Math.floorMod(19 * a + b - d - g + 15, 30);
        int i = c / 4;
        int k = c % 4;
        int l = Math.floorMod(32 + 2 * e + 2 * i - h - k, 7);
        int m = (a + 11 * h + 22 * l) / 451;
        int monthAndDay = h + l - 7 * m + 114;
        return LocalDate.of(year, monthAndDay / 31, 1).plus(monthAndDay % 31, ChronoUnit.DAYS);
    }

    private static Holidays holidays(String first, String last) {
        return new Holidays(LocalDate.parse(first), LocalDate.parse(last));
    }
}
