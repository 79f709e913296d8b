package org.tousaidants.places;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tousaidants.schema.Field;
import org.tousaidants.schema.Sheet;

/// « Valeur retenue » — which of the values said of a place stands: what a person said last, else what a source said
/// last. A correction by hand thus outlives every later harvest of the same file.
final class Survivorship {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /// A value that stands, or nothing where it was taken back.
    record Standing(Optional<String> value, Provenance provenance) {}

    private Survivorship() {}

    /// The sheet that stands after these changes, given in order.
    static Sheet sheet(List<Change> history) {
        var values = new EnumMap<Field, String>(Field.class);
        standing(history).forEach((field, standing) -> standing.value().ifPresent(value -> values.put(field, value)));
        return Sheet.of(values);
    }

    /// Where each value that stands comes from.
    static Map<Field, Provenance> provenance(List<Change> history) {
        var known = new EnumMap<Field, Provenance>(Field.class);
        standing(history).forEach((field, standing) -> {
            if (standing.value().isPresent()) known.put(field, standing.provenance());
        });
        return known;
    }

    /// What stands of each field ever spoken of.
    static Map<Field, Standing> standing(List<Change> history) {
        var days = new HashMap<String, Instant>();
        var standing = new EnumMap<Field, Standing>(Field.class);
        for (var change : history) {
            if (change.voice() instanceof Voice.Source source)
                day(change).ifPresent(day -> days.put(source.name(), day));
            change.fields().forEach((field, value) -> {
                var before = standing.get(field);
                var now = switch (change.act()) {
                    case SAID -> said(change, value, before);
                    case CONFIRMED -> confirmed(change, value, before);
                };
                if (now != null) standing.put(field, now);
            });
        }
        standing.replaceAll((field, stands) -> dated(stands, days));
        return standing;
    }

    private static @Nullable Standing said(Change change, Optional<String> value, @Nullable Standing before) {
        return switch (change.voice()) {
            case Voice.Human human ->
                new Standing(
                        value,
                        new Provenance(human, change.at(), Optional.of(new Provenance.Confirmed(human, change.at()))));
            case Voice.Source source ->
                before != null && before.provenance().said() instanceof Voice.Human
                        ? before
                        : new Standing(value, new Provenance(source, change.at(), Optional.empty()));
        };
    }

    /// What was found right is the value as it stood: of any other value it says nothing.
    private static @Nullable Standing confirmed(Change change, Optional<String> value, @Nullable Standing before) {
        if (before == null || !before.value().equals(value) || !(change.voice() instanceof Voice.Human human))
            return before;
        var provenance = before.provenance();
        return new Standing(
                value,
                new Provenance(
                        provenance.said(),
                        provenance.saidAt(),
                        Optional.of(new Provenance.Confirmed(human, change.at()))));
    }

    /// What a source says today, it says of the last day that it gave itself.
    private static Standing dated(Standing standing, Map<String, Instant> days) {
        if (!(standing.provenance().said() instanceof Voice.Source source)) return standing;
        var day = days.get(source.name());
        return day == null
                ? standing
                : new Standing(
                        standing.value(),
                        new Provenance(source, day, standing.provenance().confirmed()));
    }

    /// The day that a source gives to its record; a day that is still to come says nothing.
    private static Optional<Instant> day(Change change) {
        try {
            return Optional.ofNullable(change.fields().get(Field.DATE_MAJ))
                    .flatMap(value -> value)
                    .map(day -> LocalDate.parse(day).atStartOfDay(PARIS).toInstant())
                    .filter(day -> !day.isAfter(change.at()));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
