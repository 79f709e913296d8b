package org.tousaidants.places.harvest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import org.tousaidants.core.commands.CommandOutputFolder;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.places.columnmapping.NormalisationWarning;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordAccepted;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.RefusalReason;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes a harvest to the files `places.csv`, `rejects.csv` and `report.json`, without a database. The files are
/// written to a temporary folder and moved at the end, so that no reader sees an incomplete file and a failed run
/// leaves the previous files unchanged.
final class HarvestOutputFiles implements HarvestRecordReceiver, AutoCloseable {
    static final String PLACES = "places.csv";
    static final String REJECTS = "rejects.csv";
    static final String REPORT = "report.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final HarvestStagingFolder aside;
    private final Writer places;
    private final Writer rejects;
    private final StringBuilder row = new StringBuilder(2_000);

    private HarvestOutputFiles(Path folder, HarvestStagingFolder aside, Writer places, Writer rejects) {
        this.folder = folder;
        this.aside = aside;
        this.places = places;
        this.rejects = rejects;
    }

    static HarvestOutputFiles in(Path folder) throws IOException {
        Files.createDirectories(folder);
        HarvestStagingFolder.removeDead(folder);
        var aside = HarvestStagingFolder.in(folder);
        try {
            var files = new HarvestOutputFiles(
                    folder,
                    aside,
                    Files.newBufferedWriter(aside.folder().resolve(PLACES)),
                    Files.newBufferedWriter(aside.folder().resolve(REJECTS)));
            files.write(files.places, Field.NATIONAL.stream().map(Field::column).toList());
            files.write(files.rejects, List.of("line", "reason", "raw"));
            return files;
        } catch (IOException full) {
            aside.close();
            throw full;
        }
    }

    @Override
    public void kept(RawSourceRecord record, RecordAccepted kept) {
        line(places, national(kept.sheet()));
    }

    @Override
    public void rejected(long line, RefusalReason why, String raw) {
        line(rejects, List.of(Long.toString(line), RefusalReasonTexts.french(why), raw));
    }

    /// Does nothing, because a record that its source marks as not to be published has no error. The report
    /// counts such records.
    @Override
    public void excluded(RawSourceRecord record, RefusalReason why) {}

    /// Returns the 32 cells of a row of `places.csv`. For a place without services, the national library deletes
    /// some values and writes « Ce lieu n'accueille pas de public ». This software keeps the values, because the
    /// source may simply not list the services.
    static List<String> national(PlaceSheet sheet) {
        var cells = new ArrayList<String>(Field.NATIONAL.size());
        for (var field : Field.NATIONAL) cells.add(sheet.text(field));
        return cells;
    }

    /// Moves the finished files to the output folder, which remains unchanged until this call.
    void finish(HarvestReport report, String source) throws IOException {
        places.close();
        rejects.close();
        Files.writeString(aside.folder().resolve(REPORT), json(report, source));
        CommandOutputFolder.replace(aside.folder(), folder, List.of(PLACES, REJECTS, REPORT));
    }

    /// Deletes the temporary files, even if closing them fails because the disk is full.
    @Override
    public void close() throws IOException {
        try (aside;
                rejects;
                places) {
            return;
        }
    }

    private void line(Writer writer, List<String> cells) {
        try {
            write(writer, cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Writer writer, List<String> cells) throws IOException {
        row.setLength(0);
        CsvFormat.row(row, ',', cells);
        writer.append(row);
    }

    private static String json(HarvestReport report, String source) {
        var root = JSON.createObjectNode();
        root.put("source", source)
                .put("read", report.read())
                .put("kept", report.kept())
                .put("rejected", report.rejected())
                .put("excluded", report.excluded());
        var fields = root.putObject("fields");
        for (var field : Field.values()) fields.put(field.column(), report.completeness(field));
        counts(root.putObject("reasons"), report.reasons(Locale.FRENCH));
        var warnings = root.putArray("warnings");
        report.warnings().entrySet().stream()
                .sorted(Entry.<NormalisationWarning.WarningKind, Long>comparingByValue()
                        .reversed())
                .forEach(entry -> warnings.addObject()
                        .put("kind", EnumConstantName.low(entry.getKey()))
                        .put("words", RefusalReasonTexts.french(entry.getKey().why()))
                        .put("count", entry.getValue()));
        root.putObject("geocoder")
                .put("asked", report.geocoded().asked())
                .put("found", report.geocoded().found());
        var unused = root.putArray("unused_columns");
        report.columns().unused().forEach(unused::add);
        var missing = root.putArray("missing_columns");
        report.columns().missing().forEach(missing::add);
        root.put("seconds", report.took().toMillis() / 1000.0).put("records_per_second", report.recordsPerSecond());
        return root.toPrettyString() + "\n";
    }

    private static void counts(ObjectNode node, Map<String, Long> counts) {
        counts.forEach(node::put);
    }
}
