package org.tousaidants.core.linkage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.linkage.LinkSpec.Source;

/// All tables of a linkage, read; a specification made for them.
final class Tables {
    private Tables() {}

    sealed interface Reading permits Read, Wrong {}

    record Read(Linkage<Row> linkage, List<Row> rows) implements Reading {}

    record Wrong(List<String> mistakes) implements Reading {}

    static Reading read(LinkSpec spec, List<Path> files) throws IOException {
        var sources = spec.sources().isEmpty() ? named(files) : spec.sources();
        if (sources.size() != files.size())
            return new Wrong(List.of("la spécification décrit " + sources.size() + " table(s) et --in en donne "
                    + files.size() + " : il en faut autant, dans le même ordre"));
        var columns = spec.columns();
        var lines = new ArrayList<TableReader.Line>();
        var mistakes = new ArrayList<String>();
        for (var i = 0; i < files.size(); i++)
            switch (TableReader.read(files.get(i), sources.get(i), columns)) {
                case TableReader.Read(var read) -> lines.addAll(read);
                case TableReader.Wrong(var wrong) -> mistakes.addAll(wrong);
            }
        if (!mistakes.isEmpty()) return new Wrong(mistakes);
        // From here on the order of the input is forgotten.
        lines.sort(Comparator.comparing(TableReader.Line::key));
        var rows = new ArrayList<Row>(lines.size());
        for (var line : lines) rows.add(new Row(line.key(), rows.size(), line.values()));
        var linkage = Linkage.of(
                        Row::key,
                        new Questions(rows, columns).comparisons(spec.comparisons()),
                        new Passes(rows, columns).blocking(spec.blocking()))
                .clean(declared(sources, true))
                .mixed(declared(sources, false))
                .deciding(spec.thresholds());
        return new Read(linkage, rows);
    }

    private static List<String> declared(List<Source> sources, boolean clean) {
        return sources.stream()
                .filter(source -> source.clean().filter(said -> said == clean).isPresent())
                .map(Source::name)
                .toList();
    }

    /// Without description, a table is called as its file; two of one name are told apart by their rank.
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
