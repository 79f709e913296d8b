package org.tousaidants.places.columnmapping;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.hours.FrenchHoursReader;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.hours.WeekTableReader;
import org.tousaidants.places.columnmapping.ColumnMapping.FieldValueSource;
import org.tousaidants.places.columnmapping.ColumnMapping.HoursSource;
import org.tousaidants.places.intake.RawSourceRecord;

/// Parses the opening hours of a record to the OSM grammar. Text that cannot be parsed is returned unchanged.
final class ParsedOpeningHours {
    private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

    record OpeningHoursValue(Optional<String> osm, Optional<String> text) {}

    OpeningHoursValue read(RawSourceRecord record, HoursSource source, FieldValueSource openWeeks) {
        var osm = fromColumns(record, source).or(() -> fromDays(record, source.days()));
        if (osm.isEmpty()) return new OpeningHoursValue(Optional.empty(), text(record, source));
        // « Semaine paire » and « semaine impaire » refer to even and odd week numbers of the year.
        var weeks = openWeeks.value(record).orElse("");
        return new OpeningHoursValue(osm.map(hours -> WeekTableReader.withWeekParity(hours, weeks)), Optional.empty());
    }

    private Optional<String> fromColumns(RawSourceRecord record, HoursSource source) {
        for (var columns : List.of(source.osm(), source.week())) {
            for (var column : columns) {
                var osm = record.text(column).flatMap(this::understood);
                if (osm.isPresent()) return osm;
            }
        }
        return Optional.empty();
    }

    /// Returns the hours in the OSM grammar; empty if they cannot be parsed. The parser for French words is
    /// tried first, because the OSM parser also accepts some French texts and would leave them unchanged.
    private Optional<String> understood(String written) {
        return FrenchHoursReader.toOsm(TextCellCleaner.several(written))
                .or(() ->
                        Optional.of(written).filter(osm -> OpeningHours.of(osm).readable()));
    }

    private Optional<String> fromDays(RawSourceRecord record, List<ColumnMapping.WeekdayHoursColumns> days) {
        var cells = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        for (var day : days) {
            var texts = day.columns().stream()
                    .flatMap(column -> record.text(column).map(TextCellCleaner::line).stream())
                    .toList();
            cells.computeIfAbsent(DayOfWeek.of(DAYS.indexOf(day.osm()) + 1), _ -> new ArrayList<>())
                    .addAll(texts);
        }
        return cells.isEmpty() ? Optional.empty() : WeekTableReader.toOsm(cells);
    }

    private static Optional<String> text(RawSourceRecord record, HoursSource source) {
        for (var columns : List.of(source.osm(), source.week())) {
            for (var column : columns) {
                var text = record.text(column).map(TextCellCleaner::several).filter(value -> !value.isEmpty());
                if (text.isPresent()) return text;
            }
        }
        var days = new StringBuilder();
        for (var day : source.days()) {
            for (var column : day.columns()) {
                record.text(column).map(TextCellCleaner::line).ifPresent(text -> {
                    if (!days.isEmpty()) days.append("\n");
                    days.append(day.osm()).append(" : ").append(text);
                });
            }
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(days.toString());
    }
}
