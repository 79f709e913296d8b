package org.tousaidants.core.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// « Texte lu » — parses a value in an address or a form field; the result is empty if the text is not valid.
public final class FormValueParser {
    private static final Pattern UUID_WRITTEN = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern NUMBER_WRITTEN = Pattern.compile("[0-9]{1,9}");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 3000;

    private FormValueParser() {}

    public static Optional<UUID> uuid(String text) {
        return UUID_WRITTEN.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /// Returns a date such as « 2027-01-31 »; empty if it is not valid or outside plausible years.
    public static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() < LAST_YEAR);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /// Returns a moment such as « 2027-01-31T09:30:00Z », as the scripts of the pages write it; empty if it is
    /// not valid.
    public static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /// Returns a whole number without a sign, with at most nine digits; empty if it is not valid.
    public static Optional<Integer> number(String text) {
        return NUMBER_WRITTEN.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /// Returns a time such as « 14:30 »; empty if it is not valid.
    public static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
