package org.tousaidants.find.ranking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// « Quand » — the time at which the person can go.
public sealed interface SearchTime {
    /// Maximum number of days ahead: later hours are not reliable, and each day needs memory.
    int HORIZON_DAYS = 60;

    /// Any time.
    record AnyTime() implements SearchTime {}

    /// The place must be open now.
    record Now() implements SearchTime {}

    /// The place must be open now or later today.
    record Today() implements SearchTime {}

    /// The place must be open after 18:00 on a day of the coming week.
    record Evening() implements SearchTime {}

    /// The place must be open on the next Saturday or Sunday, today included.
    record Weekend() implements SearchTime {}

    record On(LocalDate day) implements SearchTime {}

    /// The place must be open in this part of the next such weekday, today included; without a weekday, of any
    /// coming day.
    record Weekly(Optional<DayOfWeek> day, Part part) implements SearchTime {
        private static final List<String> DAYS =
                List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");

        public static Optional<DayOfWeek> day(String parameter) {
            var at = DAYS.indexOf(parameter);
            return at < 0 ? Optional.empty() : Optional.of(DayOfWeek.of(at + 1));
        }

        private static Optional<SearchTime> of(String parameter) {
            var dash = parameter.indexOf('-');
            var named = day(dash < 0 ? parameter : parameter.substring(0, dash));
            var rest = named.isEmpty() ? parameter : dash < 0 ? "" : parameter.substring(dash + 1);
            var part = Part.ofParameter(rest);
            if (named.isEmpty() && (part.isEmpty() || part.get() == Part.EVENING) || part.isEmpty())
                return Optional.empty();
            if (named.isEmpty() && part.get() == Part.ANY) return Optional.empty();
            return Optional.of(new Weekly(named, part.get()));
        }

        private String words() {
            var name = day.map(one -> DAYS.get(one.getValue() - 1)).orElse("");
            return name + (name.isEmpty() || part == Part.ANY ? "" : "-") + part.parameter;
        }
    }

    /// « Moment de la journée » — a part of a day, in minutes since midnight.
    enum Part {
        ANY("", 0, 24 * 60),
        MORNING("matin", 0, 12 * 60),
        AFTERNOON("apres-midi", 13 * 60, 18 * 60),
        EVENING("soir", 18 * 60, 24 * 60);

        private final String parameter;
        private final int from;
        private final int to;

        Part(String parameter, int from, int to) {
            this.parameter = parameter;
            this.from = from;
            this.to = to;
        }

        public static Optional<Part> ofParameter(String parameter) {
            return Arrays.stream(values())
                    .filter(part -> part.parameter.equals(parameter))
                    .findFirst();
        }

        public int from() {
            return from;
        }

        public int to() {
            return to;
        }
    }

    static Optional<SearchTime> ofParameter(String text, LocalDate today) {
        return switch (text) {
            case "maintenant" -> Optional.of(new Now());
            case "aujourdhui" -> Optional.of(new Today());
            case "soir" -> Optional.of(new Evening());
            case "weekend" -> Optional.of(new Weekend());
            case "peu-importe" -> Optional.of(new AnyTime());
            default -> Weekly.of(text).or(() -> day(text, today).map(On::new));
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
            case Weekly weekly -> weekly.words();
        };
    }
}
