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
import org.tousaidants.core.commands.OutputFolder;
import org.tousaidants.core.csv.Csv;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.places.columnmapping.NormalisationResult.Accepted;
import org.tousaidants.places.columnmapping.Warning;
import org.tousaidants.places.intake.RawRecord;
import org.tousaidants.places.intake.Reason;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes a harvest to files, without a database: `places.csv`, `rejects.csv` and `report.json`. They are
/// written to a temporary folder and moved at the end: a reader never sees a half-written file, and a failed
/// run leaves the previous ones.
final class HarvestFiles implements HarvestSink, AutoCloseable {
    static final String PLACES = "places.csv";
    static final String REJECTS = "rejects.csv";
    static final String REPORT = "report.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final StagingFolder aside;
    private final Writer places;
    private final Writer rejects;
    private final StringBuilder row = new StringBuilder(2_000);

    private HarvestFiles(Path folder, StagingFolder aside, Writer places, Writer rejects) {
        this.folder = folder;
        this.aside = aside;
        this.places = places;
        this.rejects = rejects;
    }

    static HarvestFiles in(Path folder) throws IOException {
        Files.createDirectories(folder);
        StagingFolder.removeDead(folder);
        var aside = StagingFolder.in(folder);
        try {
            var files = new HarvestFiles(
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
    public void kept(RawRecord record, Accepted kept) {
        line(places, national(kept.sheet()));
    }

    @Override
    public void rejected(long line, Reason why, String raw) {
        line(rejects, List.of(Long.toString(line), ReasonTexts.french(why), raw));
    }

    /// Does nothing: an excluded record has no error, and the report counts it.
    @Override
    public void excluded(RawRecord record, Reason why) {}

    /// The 32 cells of a row. If a place names no service, the national library deletes its fees, publics and
    /// access, and writes « Ce lieu n'accueille pas de public ». This is wrong for a place whose source does
    /// not state it, so it is not done here.
    static List<String> national(Sheet sheet) {
        var cells = new ArrayList<String>(Field.NATIONAL.size());
        for (var field : Field.NATIONAL) cells.add(sheet.text(field));
        return cells;
    }

    /// Moves the finished files to the output folder, which is unchanged until then.
    void finish(HarvestReport report, String source) throws IOException {
        places.close();
        rejects.close();
        Files.writeString(aside.folder().resolve(REPORT), json(report, source));
        OutputFolder.replace(aside.folder(), folder, List.of(PLACES, REJECTS, REPORT));
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
        Csv.row(row, ',', cells);
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
                .sorted(Entry.<Warning.Kind, Long>comparingByValue().reversed())
                .forEach(entry -> warnings.addObject()
                        .put("kind", ConstantName.low(entry.getKey()))
                        .put("words", ReasonTexts.french(entry.getKey().why()))
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
