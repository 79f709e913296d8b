package org.tousaidants.find.ranking;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// « Quand » — when the person can go.
public sealed interface When {
    /// How far ahead a day may be asked: hours beyond are not to be trusted, and each day costs memory.
    int HORIZON_DAYS = 60;

    /// No hurry, no preference.
    record AnyTime() implements When {}

    /// Open at this minute.
    record Now() implements When {}

    /// Open now or later today.
    record Today() implements When {}

    /// Open after 18:00 on a day of the coming week.
    record Evening() implements When {}

    /// Open on the coming Saturday or Sunday (today counts).
    record Weekend() implements When {}

    record On(LocalDate day) implements When {}

    static Optional<When> ofParameter(String text, LocalDate today) {
        return switch (text) {
            case "maintenant" -> Optional.of(new Now());
            case "aujourdhui" -> Optional.of(new Today());
            case "soir" -> Optional.of(new Evening());
            case "weekend" -> Optional.of(new Weekend());
            case "peu-importe" -> Optional.of(new AnyTime());
            default -> day(text, today).map(On::new);
        };
    }

    private static Optional<LocalDate> day(String text, LocalDate today) {
        try {
            var day = LocalDate.parse(text);
            return day.isBefore(today) || day.isAfter(today.plusDays(HORIZON_DAYS))
                    ? Optional.empty()
                    : Optional.of(day);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    default String parameter() {
        return switch (this) {
            case AnyTime _ -> "peu-importe";
            case Now _ -> "maintenant";
            case Today _ -> "aujourdhui";
            case Evening _ -> "soir";
            case Weekend _ -> "weekend";
            case On on -> on.day().toString();
        };
    }
}
