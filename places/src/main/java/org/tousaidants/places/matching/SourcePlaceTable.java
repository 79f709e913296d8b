package org.tousaidants.places.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.ParsedCoordinates;
import org.tousaidants.places.intake.OpenedRecordSource;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.SourceDownload;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRecordReader;
import org.tousaidants.places.intake.UnreadableRecord;

/// Reads files of places with any columns. Every record is kept, and cells that cannot be parsed are reported.
final class SourcePlaceTable {
    private static final long LOCAL_BYTES = 20_000_000_000L;
    private static final String UNKNOWN_PIVOT = "00000000000000";
    private static final int TOLD = 20;
    private static final int BATCH = 4_096;

    private final Map<String, LinePosition> seen = new HashMap<>();
    /// The indexes of the records that have the same source and the same id, by source and id.
    private final Map<String, List<Integer>> repeats = new TreeMap<>();

    private final List<MatchedSourceRecord> entries = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Integer> refusedCells = new HashMap<>();
    private int repeated;
    private int broken;

    sealed interface SourceTableParseResult permits ParsedSourceTable, InvalidSourceTable {}

    record ParsedSourceTable() implements SourceTableParseResult {}

    /// The file could not be used, because no record could be read.
    ///
    /// @param words reason why no record could be read, in French
    record InvalidSourceTable(String words) implements SourceTableParseResult {}

    /// Reads a file of places and adds its records to this table.
    ///
    /// @param progress receives the number of records read so far
    SourceTableParseResult read(Path file, LongConsumer progress) throws IOException {
        var location = new SourceLocation.FileSource(file, List.of());
        return switch (OpenedRecordSource.open(
                location, SourceDownload.allowing(""), SourceLimits.usual().withFileBytes(LOCAL_BYTES))) {
            case OpenedRecordSource.IntakeNotOpened(var why) ->
                new InvalidSourceTable(file + " : " + why.sentence(Locale.FRENCH));
            case OpenedRecordSource.IntakeOpened(var reader) -> {
                try (reader) {
                    yield read(file, reader, progress);
                }
            }
        };
    }

    private SourceTableParseResult read(Path file, SourceRecordReader reader, LongConsumer progress) {
        var name = name(file);
        SheetFieldColumns columns = null;
        var batch = new ArrayList<RawSourceRecord>(BATCH);
        while (reader.hasNext()) {
            switch (reader.next()) {
                case UnreadableRecord no -> {
                    broken++;
                    warn(file + ", ligne " + no.line() + " : " + no.sentence(Locale.FRENCH));
                }
                case RawSourceRecord record -> {
                    if (columns == null) {
                        columns = SheetFieldColumns.among(record.columns());
                        if (!columns.tellAPlace())
                            return new InvalidSourceTable(
                                    file + " : aucune colonne connue (nom, adresse, siret, telephone…)");
                    }
                    batch.add(record);
                }
            }
            if (columns != null && (batch.size() == BATCH || !reader.hasNext())) {
                add(file, name, columns, batch);
                batch.clear();
                progress.accept(entries.size());
            }
        }
        settle();
        return new ParsedSourceTable();
    }

    private record LinePosition(long line, int rank) {}

    /// A record with its cells.
    ///
    /// @param refused columns whose cells could not be read
    private record RecordCells(long line, String source, Optional<String> id, PlaceSheet sheet, List<String> refused) {}

    private void add(Path file, String name, SheetFieldColumns columns, List<RawSourceRecord> batch) {
        batch.parallelStream()
                .map(record -> cells(name, columns, record))
                .toList()
                .forEach(cells -> {
                    cells.refused().forEach(column -> refusedCells.merge(column, 1, Integer::sum));
                    var given = cells.id().orElse("ligne-" + cells.line());
                    var id = unlike(file, cells.source(), given, cells.line());
                    entries.add(new MatchedSourceRecord(cells.source(), id, cells.sheet()));
                });
    }

    private static RecordCells cells(String name, SheetFieldColumns columns, RawSourceRecord record) {
        var values = new EnumMap<Field, String>(Field.class);
        var refused = new ArrayList<String>(0);
        columns.of().forEach((field, names) -> {
            for (var column : names) {
                var written = record.text(column);
                if (written.isEmpty()) continue;
                var value = MatchingCellReader.read(field, written.get());
                if (value.isEmpty()) refused.add(field.column());
                else if (!(field == Field.PIVOT && value.get().equals(UNKNOWN_PIVOT))) {
                    values.put(field, value.get());
                    break;
                }
            }
        });
        if (!locate(values)) refused.add("latitude, longitude");
        var source = values.getOrDefault(Field.SOURCE, name);
        var vintage = columns.vintage().flatMap(record::text);
        return new RecordCells(
                record.line(),
                vintage.map(of -> source + "@" + of).orElse(source),
                Optional.ofNullable(values.get(Field.ID)),
                PlaceSheet.of(values),
                refused);
    }

    /// Sets the coordinates if they are on French territory.
    ///
    /// @return false if coordinates were given but are unusable
    private static boolean locate(Map<Field, String> values) {
        var latitude = values.getOrDefault(Field.LATITUDE, "");
        var longitude = values.getOrDefault(Field.LONGITUDE, "");
        return switch (ParsedCoordinates.read(latitude, longitude)) {
            case ParsedCoordinates.ValidCoordinates(var point, var repairs) -> {
                if (!repairs.isEmpty()) {
                    values.put(Field.LATITUDE, "" + Math.round(point.latitude() * 1e6) / 1e6);
                    values.put(Field.LONGITUDE, "" + Math.round(point.longitude() * 1e6) / 1e6);
                }
                yield true;
            }
            case ParsedCoordinates.NoCoordinates() -> true;
            case ParsedCoordinates.CoordinatesOutsideFrance _, ParsedCoordinates.UnreadableCoordinates _ -> {
                values.remove(Field.LATITUDE);
                values.remove(Field.LONGITUDE);
                yield false;
            }
        };
    }

    /// Returns an id that is unique in the source: if the id is repeated, adds a number to it and reports this,
    /// so that no record is lost.
    private String unlike(Path file, String source, String id, long line) {
        var key = source + "\n" + id;
        var seenLine = new LinePosition(line, entries.size());
        var first = seen.putIfAbsent(key, seenLine);
        if (first == null) return id;
        repeated++;
        repeats.computeIfAbsent(key, _ -> new ArrayList<>(List.of(first.rank())))
                .add(seenLine.rank());
        var rank = 2;
        while (seen.putIfAbsent(key + "#" + rank, seenLine) != null) rank++;
        warn(file + ", ligne " + line + " : l’identifiant « " + id + " » de « " + source
                + " » est déjà celui de la ligne " + first.line() + " ; les fiches sont gardées, l’une sous « " + id
                + "#" + rank + " »");
        return id + "#" + rank;
    }

    /// Decides which of several records with the same id keeps this id; the others get an added number. The
    /// decision depends on the content of the records and not on the order of the lines.
    private void settle() {
        repeats.values().forEach(ranks -> {
            var sheets = ranks.stream()
                    .map(rank -> entries.get(rank).sheet())
                    .sorted(Comparator.comparing(sheet -> sheet.values().toString()))
                    .toList();
            for (var i = 0; i < sheets.size(); i++) {
                var entry = entries.get(ranks.get(i));
                entries.set(ranks.get(i), new MatchedSourceRecord(entry.source(), entry.id(), sheets.get(i)));
            }
        });
    }

    private void warn(String words) {
        if (warnings.size() < TOLD) warnings.add(words);
    }

    private static String name(Path file) {
        var name = String.valueOf(file.getFileName());
        var point = name.lastIndexOf('.');
        return point > 0 ? name.substring(0, point) : name;
    }

    List<MatchedSourceRecord> entries() {
        return entries;
    }

    /// Returns the first warnings about the files, in French; further warnings are only counted.
    List<String> warnings() {
        return warnings;
    }

    int repeated() {
        return repeated;
    }

    int broken() {
        return broken;
    }

    /// Returns, by column, the number of cells that the national schema does not accept.
    Map<String, Integer> refusedCells() {
        return refusedCells;
    }
}
