package org.tousaidants.core.linkage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.linkage.LinkageSpecification.SourceSpecification;

/// Loads all tables of a linkage.
final class LinkageTables {
    private LinkageTables() {}

    sealed interface TablesParseResult permits ParsedTables, InvalidTables {}

    record ParsedTables(RecordLinkage<LinkageInputRow> linkage, List<LinkageInputRow> rows)
            implements TablesParseResult {}

    record InvalidTables(List<String> mistakes) implements TablesParseResult {}

    static TablesParseResult read(LinkageSpecification spec, List<Path> files) throws IOException {
        var sources = spec.sources().isEmpty() ? named(files) : spec.sources();
        if (sources.size() != files.size())
            return new InvalidTables(List.of("la spécification décrit " + sources.size() + " table(s) et --in en donne "
                    + files.size() + " : il en faut autant, dans le même ordre"));
        var columns = spec.columns();
        var lines = new ArrayList<LinkageTableReader.LinkageTableRow>();
        var mistakes = new ArrayList<String>();
        for (var i = 0; i < files.size(); i++)
            switch (LinkageTableReader.read(files.get(i), sources.get(i), columns)) {
                case LinkageTableReader.ParsedTable(var read) -> lines.addAll(read);
                case LinkageTableReader.InvalidTable(var wrong) -> mistakes.addAll(wrong);
            }
        if (!mistakes.isEmpty()) return new InvalidTables(mistakes);
        // The rows are sorted, so that the result does not depend on the order of the input.
        lines.sort(Comparator.comparing(LinkageTableReader.LinkageTableRow::key));
        var rows = new ArrayList<LinkageInputRow>(lines.size());
        for (var line : lines) rows.add(new LinkageInputRow(line.key(), rows.size(), line.values()));
        var linkage = RecordLinkage.of(
                        LinkageInputRow::key,
                        new FieldComparisonFactory(rows, columns).comparisons(spec.comparisons()),
                        new BlockingPassFactory(rows, columns).blocking(spec.blocking()))
                .clean(declared(sources, true))
                .mixed(declared(sources, false))
                .deciding(spec.thresholds());
        return new ParsedTables(linkage, rows);
    }

    private static List<String> declared(List<SourceSpecification> sources, boolean clean) {
        return sources.stream()
                .filter(source -> source.clean().filter(said -> said == clean).isPresent())
                .map(SourceSpecification::name)
                .toList();
    }

    /// Returns the default specification of the sources of a linkage without a specification file. Each source
    /// is named after its file; equal names are distinguished by a number.
    private static List<SourceSpecification> named(List<Path> files) {
        var sources = new ArrayList<SourceSpecification>();
        for (var file : files) {
            var last = file.getFileName();
            var name = last == null ? "table" : last.toString().replaceFirst("\\.[^.]*$", "");
            var taken = sources.stream().anyMatch(source -> source.name().equals(name));
            sources.add(new SourceSpecification(
                    taken ? name + "-" + (sources.size() + 1) : name,
                    "id",
                    StandardCharsets.UTF_8,
                    '\0',
                    Optional.empty(),
                    Map.of()));
        }
        return sources;
    }
}
