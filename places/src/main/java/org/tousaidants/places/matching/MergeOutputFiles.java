package org.tousaidants.places.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.tousaidants.core.commands.CommandOutputFolder;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.EnumConstantName;
import tools.jackson.databind.node.ObjectNode;

/// Writes the four files of a merge to a temporary folder and moves them to the output folder at the end. In this
/// way no reader sees an incomplete file, and a failed run leaves the previous files unchanged.
final class MergeOutputFiles {
    static final String PAIRS = "pairs.csv";
    static final String CLUSTERS = "clusters.csv";
    static final String MERGED = "merged.csv";
    static final String REPORT = "report.json";

    static final List<String> ALL = List.of(PAIRS, CLUSTERS, MERGED, REPORT);

    private final Path folder;
    private final Path aside;

    private MergeOutputFiles(Path folder, Path aside) {
        this.folder = folder;
        this.aside = aside;
    }

    /// The written files, ready to be moved to the output folder.
    ///
    /// @param incomplete by name of a column that the national file requires, the number of lines of
    ///     `merged.csv` without a value
    record WrittenMergeFiles(MergeOutputFiles files, TreeMap<String, Integer> incomplete) {}

    /// Writes the four files to a temporary folder inside the output folder.
    ///
    /// @param day date of the sources, used for records without a date
    static WrittenMergeFiles write(Path folder, SourcePlaceTable table, PlaceMatchResult matchResult, String day)
            throws IOException {
        Files.createDirectories(folder);
        // The temporary folder is inside the output folder. Both are then on one disk, and the files can be
        // moved in one step.
        var files = new MergeOutputFiles(folder, Files.createTempDirectory(folder, ".merge-"));
        var written = false;
        try {
            files.pairs(matchResult);
            files.clusters(matchResult);
            var incomplete = files.merged(table, matchResult, day);
            written = true;
            return new WrittenMergeFiles(files, incomplete);
        } finally {
            if (!written) files.drop();
        }
    }

    void finish(ObjectNode report) throws IOException {
        try {
            Files.writeString(aside.resolve(REPORT), report.toPrettyString() + "\n");
            CommandOutputFolder.replace(aside, folder, ALL);
        } finally {
            drop();
        }
    }

    private void drop() throws IOException {
        for (var name : ALL) Files.deleteIfExists(aside.resolve(name));
        Files.delete(aside);
    }

    private static void write(Appendable out, String... cells) throws IOException {
        var row = new StringBuilder(1_000);
        CsvFormat.row(row, ',', List.of(cells));
        out.append(row);
    }

    private void pairs(PlaceMatchResult matchResult) throws IOException {
        try (var out = Files.newBufferedWriter(aside.resolve(PAIRS))) {
            write(out, "left_source", "left_id", "right_source", "right_id", "probability", "decision");
            for (var pair : matchResult.pairs())
                write(
                        out,
                        pair.left().source(),
                        pair.left().id(),
                        pair.right().source(),
                        pair.right().id(),
                        String.format(Locale.ROOT, "%.4f", pair.probability()),
                        EnumConstantName.low(pair.decision()));
        }
    }

    private void clusters(PlaceMatchResult matchResult) throws IOException {
        try (var out = Files.newBufferedWriter(aside.resolve(CLUSTERS))) {
            write(out, "cluster", "source", "id");
            var number = 0;
            for (var group : matchResult.groups()) {
                var cluster = Integer.toString(++number);
                for (var key : group) write(out, cluster, key.source(), key.id());
            }
        }
    }

    private TreeMap<String, Integer> merged(SourcePlaceTable table, PlaceMatchResult matchResult, String day)
            throws IOException {
        var incomplete = new TreeMap<String, Integer>();
        var entries = HashMap.<RecordKey, MatchedSourceRecord>newHashMap(
                table.entries().size());
        for (var entry : table.entries()) entries.put(entry.key(), entry);
        var golden = new MergedNationalRecord(Communes.shipped());
        try (var out = Files.newBufferedWriter(aside.resolve(MERGED))) {
            write(out, Field.NATIONAL.stream().map(Field::column).toArray(String[]::new));
            var sheets = matchResult.groups().parallelStream()
                    .map(group -> golden.of(group.stream().map(entries::get).toList(), day))
                    .toList();
            for (var sheet : sheets) {
                for (var column : MergedNationalRecord.missing(sheet)) incomplete.merge(column, 1, Integer::sum);
                write(out, Field.NATIONAL.stream().map(sheet::text).toArray(String[]::new));
            }
        }
        return incomplete;
    }
}
