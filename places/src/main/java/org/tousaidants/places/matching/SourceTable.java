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
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.territory.ParsedCoordinates;
import org.tousaidants.places.intake.Fetch;
import org.tousaidants.places.intake.Intake;
import org.tousaidants.places.intake.Limits;
import org.tousaidants.places.intake.RawRecord;
import org.tousaidants.places.intake.RecordReader;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.UnreadableRecord;

/// Reads files of places with any columns. It keeps every record and reports the cells that it could not read.
final class SourceTable {
    private static final long LOCAL_BYTES = 20_000_000_000L;
    private static final String UNKNOWN_PIVOT = "00000000000000";
    private static final int TOLD = 20;
    private static final int BATCH = 4_096;

    private final Map<String, SeenLine> seen = new HashMap<>();
    /// By source and id, the positions of records that share them.
    private final Map<String, List<Integer>> repeats = new TreeMap<>();

    private final List<SourceEntry> entries = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Integer> refusedCells = new HashMap<>();
    private int repeated;
    private int broken;

    sealed interface ParseResult permits Parsed, Invalid {}

    record Parsed() implements ParseResult {}

    /// @param words why nothing could be read, in French
    record Invalid(String words) implements ParseResult {}

    /// @param progress receives the number of records read so far
    ParseResult read(Path file, LongConsumer progress) throws IOException {
        var location = new SourceLocation.InFile(file, List.of());
        return switch (Intake.open(location, Fetch.allowing(""), Limits.usual().withFileBytes(LOCAL_BYTES))) {
            case Intake.NotOpened(var why) -> new Invalid(file + " : " + why.sentence(Locale.FRENCH));
            case Intake.Opened(var reader) -> {
                try (reader) {
                    yield read(file, reader, progress);
                }
            }
        };
    }

    private ParseResult read(Path file, RecordReader reader, LongConsumer progress) {
        var name = name(file);
        FieldColumns columns = null;
        var batch = new ArrayList<RawRecord>(BATCH);
        while (reader.hasNext()) {
            switch (reader.next()) {
                case UnreadableRecord no -> {
                    broken++;
                    warn(file + ", ligne " + no.line() + " : " + no.sentence(Locale.FRENCH));
                }
                case RawRecord record -> {
                    if (columns == null) {
                        columns = FieldColumns.among(record.columns());
                        if (!columns.tellAPlace())
                            return new Invalid(file + " : aucune colonne connue (nom, adresse, siret, telephone…)");
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
        return new Parsed();
    }

    private record SeenLine(long line, int rank) {}

    /// A record with its cells.
    ///
    /// @param refused columns whose cells could not be read
    private record Cells(long line, String source, Optional<String> id, Sheet sheet, List<String> refused) {}

    private void add(Path file, String name, FieldColumns columns, List<RawRecord> batch) {
        batch.parallelStream()
                .map(record -> cells(name, columns, record))
                .toList()
                .forEach(cells -> {
                    cells.refused().forEach(column -> refusedCells.merge(column, 1, Integer::sum));
                    var given = cells.id().orElse("ligne-" + cells.line());
                    var id = unlike(file, cells.source(), given, cells.line());
                    entries.add(new SourceEntry(cells.source(), id, cells.sheet()));
                });
    }

    private static Cells cells(String name, FieldColumns columns, RawRecord record) {
        var values = new EnumMap<Field, String>(Field.class);
        var refused = new ArrayList<String>(0);
        columns.of().forEach((field, names) -> {
            for (var column : names) {
                var written = record.text(column);
                if (written.isEmpty()) continue;
                var value = CellReader.read(field, written.get());
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
        return new Cells(
                record.line(),
                vintage.map(of -> source + "@" + of).orElse(source),
                Optional.ofNullable(values.get(Field.ID)),
                Sheet.of(values),
                refused);
    }

    /// Sets the coordinates if they are on French soil.
    ///
    /// @return false if they were given but are unusable
    private static boolean locate(Map<Field, String> values) {
        var latitude = values.getOrDefault(Field.LATITUDE, "");
        var longitude = values.getOrDefault(Field.LONGITUDE, "");
        return switch (ParsedCoordinates.read(latitude, longitude)) {
            case ParsedCoordinates.Parsed(var point, var repairs) -> {
                if (!repairs.isEmpty()) {
                    values.put(Field.LATITUDE, "" + Math.round(point.latitude() * 1e6) / 1e6);
                    values.put(Field.LONGITUDE, "" + Math.round(point.longitude() * 1e6) / 1e6);
                }
                yield true;
            }
            case ParsedCoordinates.Absent() -> true;
            case ParsedCoordinates.OutsideFrance _, ParsedCoordinates.Unreadable _ -> {
                values.remove(Field.LATITUDE);
                values.remove(Field.LONGITUDE);
                yield false;
            }
        };
    }

    /// A unique id: a repeated id gets a number, so that no record is lost, and is reported.
    private String unlike(Path file, String source, String id, long line) {
        var key = source + "\n" + id;
        var seenLine = new SeenLine(line, entries.size());
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

    /// Decides which record keeps a repeated id, by content and not by the order of the lines.
    private void settle() {
        repeats.values().forEach(ranks -> {
            var sheets = ranks.stream()
                    .map(rank -> entries.get(rank).sheet())
                    .sorted(Comparator.comparing(sheet -> sheet.values().toString()))
                    .toList();
            for (var i = 0; i < sheets.size(); i++) {
                var entry = entries.get(ranks.get(i));
                entries.set(ranks.get(i), new SourceEntry(entry.source(), entry.id(), sheets.get(i)));
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

    List<SourceEntry> entries() {
        return entries;
    }

    /// The first warnings about the files; further ones are only counted.
    List<String> warnings() {
        return warnings;
    }

    int repeated() {
        return repeated;
    }

    int broken() {
        return broken;
    }

    /// By column, the number of cells that the national schema does not accept.
    Map<String, Integer> refusedCells() {
        return refusedCells;
    }
}
