package org.tousaidants.core.linkage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.linkage.LinkageSpecification.Source;

/// Loads all tables of a linkage.
final class LinkageTables {
    private LinkageTables() {}

    sealed interface ParseResult permits Parsed, Invalid {}

    record Parsed(Linkage<LinkedRow> linkage, List<LinkedRow> rows) implements ParseResult {}

    record Invalid(List<String> mistakes) implements ParseResult {}

    static ParseResult read(LinkageSpecification spec, List<Path> files) throws IOException {
        var sources = spec.sources().isEmpty() ? named(files) : spec.sources();
        if (sources.size() != files.size())
            return new Invalid(List.of("la spécification décrit " + sources.size() + " table(s) et --in en donne "
                    + files.size() + " : il en faut autant, dans le même ordre"));
        var columns = spec.columns();
        var lines = new ArrayList<TableReader.TableRow>();
        var mistakes = new ArrayList<String>();
        for (var i = 0; i < files.size(); i++)
            switch (TableReader.read(files.get(i), sources.get(i), columns)) {
                case TableReader.Parsed(var read) -> lines.addAll(read);
                case TableReader.Invalid(var wrong) -> mistakes.addAll(wrong);
            }
        if (!mistakes.isEmpty()) return new Invalid(mistakes);
        // Sorted, so that the result does not depend on the order of the input.
        lines.sort(Comparator.comparing(TableReader.TableRow::key));
        var rows = new ArrayList<LinkedRow>(lines.size());
        for (var line : lines) rows.add(new LinkedRow(line.key(), rows.size(), line.values()));
        var linkage = Linkage.of(
                        LinkedRow::key,
                        new ComparisonFactory(rows, columns).comparisons(spec.comparisons()),
                        new BlockingPassFactory(rows, columns).blocking(spec.blocking()))
                .clean(declared(sources, true))
                .mixed(declared(sources, false))
                .deciding(spec.thresholds());
        return new Parsed(linkage, rows);
    }

    private static List<String> declared(List<Source> sources, boolean clean) {
        return sources.stream()
                .filter(source -> source.clean().filter(said -> said == clean).isPresent())
                .map(Source::name)
                .toList();
    }

    /// Default specification of tables without one: each is named after its file, and equal names get a number.
    private static List<Source> named(List<Path> files) {
        var sources = new ArrayList<Source>();
        for (var file : files) {
            var last = file.getFileName();
            var name = last == null ? "table" : last.toString().replaceFirst("\\.[^.]*$", "");
            var taken = sources.stream().anyMatch(source -> source.name().equals(name));
            sources.add(new Source(
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
