package org.tousaidants.places.fieldmapping;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.tousaidants.core.hours.FrenchHours;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.hours.WeekTable;
import org.tousaidants.places.fieldmapping.Mapping.HoursSource;
import org.tousaidants.places.fieldmapping.Mapping.Source;
import org.tousaidants.places.intake.RawRecord;

/// The opening hours of a record in the OSM grammar; what cannot be put in it is kept as text.
final class HoursReading {
    private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

    /// Bounded: sources repeat the same hours, and parsing them is the dearest part of a record.
    private static final int REMEMBERED = 50_000;

    private final Map<String, Optional<String>> understood = new ConcurrentHashMap<>();

    record Reading(Optional<String> osm, Optional<String> text) {}

    Reading read(RawRecord record, HoursSource source, Source openWeeks) {
        var osm = fromColumns(record, source).or(() -> fromDays(record, source.days()));
        if (osm.isEmpty()) return new Reading(Optional.empty(), text(record, source));
        // « Semaine paire » and « semaine impaire » are week numbers of the year.
        var weeks = openWeeks.value(record).orElse("");
        return new Reading(osm.map(hours -> WeekTable.withWeekParity(hours, weeks)), Optional.empty());
    }

    private Optional<String> fromColumns(RawRecord record, HoursSource source) {
        for (var columns : List.of(source.osm(), source.week())) {
            for (var column : columns) {
                var osm = record.text(column).flatMap(this::understood);
                if (osm.isPresent()) return osm;
            }
        }
        return Optional.empty();
    }

    /// French first: the reader of OSM hours understands French too, but the national file wants the grammar.
    private Optional<String> understood(String written) {
        return remembered(
                written,
                text -> FrenchHours.toOsm(TextCell.several(text))
                        .or(() -> Optional.of(text)
                                .filter(osm -> OpeningHours.of(osm).readable())));
    }

    private Optional<String> fromDays(RawRecord record, List<Mapping.Day> days) {
        var cells = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        var key = new StringBuilder();
        for (var day : days) {
            var texts = day.columns().stream()
                    .flatMap(column -> record.text(column).map(TextCell::line).stream())
                    .toList();
            cells.computeIfAbsent(DayOfWeek.of(DAYS.indexOf(day.osm()) + 1), _ -> new ArrayList<>())
                    .addAll(texts);
            key.append(day.osm()).append('\u001f').append(String.join("\u001f", texts));
        }
        return cells.isEmpty() ? Optional.empty() : remembered(key.toString(), _ -> WeekTable.toOsm(cells));
    }

    private Optional<String> remembered(String key, Function<String, Optional<String>> reading) {
        var remembered = understood.get(key);
        if (remembered != null) return remembered;
        var osm = reading.apply(key);
        if (understood.size() < REMEMBERED) understood.put(key, osm);
        return osm;
    }

    private static Optional<String> text(RawRecord record, HoursSource source) {
        for (var columns : List.of(source.osm(), source.week())) {
            for (var column : columns) {
                var text = record.text(column).map(TextCell::several).filter(value -> !value.isEmpty());
                if (text.isPresent()) return text;
            }
        }
        var days = new StringBuilder();
        for (var day : source.days()) {
            for (var column : day.columns()) {
                record.text(column).map(TextCell::line).ifPresent(text -> {
                    if (!days.isEmpty()) days.append("\n");
                    days.append(day.osm()).append(" : ").append(text);
                });
            }
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(days.toString());
    }
}
