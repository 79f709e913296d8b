package org.tousaidants.find.ranking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// « Quand » — the time at which the person can go.
public sealed interface SearchTime {
    /// Maximum number of days in advance for which a search may ask. Later opening hours are not reliable, and
    /// each day needs memory.
    int HORIZON_DAYS = 60;

    /// The person can go at any time.
    record AnyTime() implements SearchTime {}

    /// The place must be open at this moment.
    record PresentMoment() implements SearchTime {}

    /// The place must be open at this moment or later on the same day.
    record CurrentDay() implements SearchTime {}

    /// The place must be open after 18:00 on a day of the coming week.
    record EveningHours() implements SearchTime {}

    /// The place must be open on the next Saturday or Sunday, including the current day.
    record WeekendDays() implements SearchTime {}

    record GivenDay(LocalDate day) implements SearchTime {}

    /// The place must be open in this part of the next such weekday, including the current day; without a
    /// weekday, in this part of any coming day.
    record GivenWeekday(Optional<DayOfWeek> day, PartOfDay part) implements SearchTime {
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
            var part = PartOfDay.ofParameter(rest);
            if (named.isEmpty() && (part.isEmpty() || part.get() == PartOfDay.EVENING) || part.isEmpty())
                return Optional.empty();
            if (named.isEmpty() && part.get() == PartOfDay.ANY) return Optional.empty();
            return Optional.of(new GivenWeekday(named, part.get()));
        }

        private String words() {
            var name = day.map(one -> DAYS.get(one.getValue() - 1)).orElse("");
            return name + (name.isEmpty() || part == PartOfDay.ANY ? "" : "-") + part.parameter;
        }
    }

    /// « Moment de la journée » — a part of a day, given in minutes since midnight.
    enum PartOfDay {
        ANY("", 0, 24 * 60),
        MORNING("matin", 0, 12 * 60),
        AFTERNOON("apres-midi", 13 * 60, 18 * 60),
        EVENING("soir", 18 * 60, 24 * 60);

        private final String parameter;
        private final int from;
        private final int to;

        PartOfDay(String parameter, int from, int to) {
            this.parameter = parameter;
            this.from = from;
            this.to = to;
        }

        public static Optional<PartOfDay> ofParameter(String parameter) {
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
            case "maintenant" -> Optional.of(new PresentMoment());
            case "aujourdhui" -> Optional.of(new CurrentDay());
            case "soir" -> Optional.of(new EveningHours());
            case "weekend" -> Optional.of(new WeekendDays());
            case "peu-importe" -> Optional.of(new AnyTime());
            default -> GivenWeekday.of(text).or(() -> day(text, today).map(GivenDay::new));
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
            case PresentMoment _ -> "maintenant";
            case CurrentDay _ -> "aujourdhui";
            case EveningHours _ -> "soir";
            case WeekendDays _ -> "weekend";
            case GivenDay on -> on.day().toString();
            case GivenWeekday weekly -> weekly.words();
        };
    }
}
