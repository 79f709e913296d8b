package org.tousaidants.find.ranking;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.hours.OpeningStatus;

/// « Horaires d'un jour » — the opening hours of a place on one day, in minutes since midnight. A time span over
/// midnight ends after minute 1440. `unsure` means that the text of the place is ambiguous.
record DayOpeningSpans(boolean unsure, List<OpeningSpanOfDay> spans) {
    record OpeningSpanOfDay(int from, int to) {}

    static final int DAY_MINUTES = 24 * 60;

    private static final int SHORTEST_STAY = 30;

    private static final DayOpeningSpans UNSURE = new DayOpeningSpans(true, List.of());
    /// Hours of the day at which the opening of a place is checked. If its text gives no clear answer at one of
    /// them, it probably means « sur rendez-vous ».
    private static final int[] PROBES = {10, 15, 19};

    static DayOpeningSpans of(OpeningHours hours, LocalDate day) {
        if (!hours.readable()) return UNSURE;
        var midnight = day.atStartOfDay();
        var spans = new ArrayList<OpeningSpanOfDay>();
        for (var span : hours.on(day))
            spans.add(new OpeningSpanOfDay(
                    (int) Math.max(0, Duration.between(midnight, span.start()).toMinutes()),
                    (int) Duration.between(midnight, span.end()).toMinutes()));
        if (spans.isEmpty() && unsureAt(hours, day)) return UNSURE;
        return new DayOpeningSpans(false, List.copyOf(spans));
    }

    boolean openAt(int minute) {
        for (var span : spans) if (minute >= span.from && minute < span.to) return true;
        return false;
    }

    /// Returns whether the place is open at any time from `minute`, counted from midnight, to the end of the
    /// day.
    boolean openFrom(int minute) {
        for (var span : spans) if (span.to > minute) return true;
        return false;
    }

    /// Returns whether the place is open for at least half an hour between two times of the day, given in
    /// minutes since midnight.
    boolean openBetween(int from, int to) {
        for (var span : spans) if (Math.min(span.to, to) - Math.max(span.from, from) >= SHORTEST_STAY) return true;
        return false;
    }

    private static boolean unsureAt(OpeningHours hours, LocalDate day) {
        for (var hour : PROBES) if (hours.at(day.atTime(hour, 0)) instanceof OpeningStatus.OpeningUnknown) return true;
        return false;
    }
}
