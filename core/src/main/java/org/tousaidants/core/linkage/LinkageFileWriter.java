package org.tousaidants.core.linkage;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tousaidants.core.commands.CommandOutputFolder;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.text.EnumConstantName;
import tools.jackson.databind.json.JsonMapper;

/// Writes the output files of a linkage. They are written to a temporary folder and moved at the end, so that
/// readers never see a half-written file.
final class LinkageFileWriter {
    static final String PAIRS = "pairs.csv";
    static final String REASONS = "reasons.csv";
    static final String CLUSTERS = "clusters.csv";
    static final String REPORT = "report.json";

    static final List<String> ALL = List.of(PAIRS, REASONS, CLUSTERS, REPORT);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LinkageFileWriter() {}

    static void write(Path folder, LinkageResult<?> linked, Duration took) throws IOException {
        Files.createDirectories(folder);
        // The temporary folder is in the output folder, so that the move stays on one disk and is atomic.
        var aside = Files.createTempDirectory(folder, ".link-");
        try {
            try (var pairs = Files.newBufferedWriter(aside.resolve(PAIRS))) {
                pairs(linked, pairs);
            }
            try (var reasons = Files.newBufferedWriter(aside.resolve(REASONS))) {
                reasons(linked, reasons);
            }
            try (var clusters = Files.newBufferedWriter(aside.resolve(CLUSTERS))) {
                clusters(linked, clusters);
            }
            Files.writeString(aside.resolve(REPORT), report(linked, took));
            CommandOutputFolder.replace(aside, folder, ALL);
        } finally {
            for (var name : ALL) Files.deleteIfExists(aside.resolve(name));
            Files.deleteIfExists(aside);
        }
    }

    private static void pairs(LinkageResult<?> linked, Writer out) throws IOException {
        row(out, "left_source", "left_id", "right_source", "right_id", "probability", "decision");
        for (var link : linked.links())
            row(
                    out,
                    link.left().source(),
                    link.left().id(),
                    link.right().source(),
                    link.right().id(),
                    probability(link),
                    EnumConstantName.low(link.decision()));
    }

    private static void reasons(LinkageResult<?> linked, Writer out) throws IOException {
        row(out, "left_source", "left_id", "right_source", "right_id", "decision", "reason", "explanation");
        for (var link : linked.links()) {
            var explanation = linked.explain(link.left(), link.right());
            row(
                    out,
                    link.left().source(),
                    link.left().id(),
                    link.right().source(),
                    link.right().id(),
                    EnumConstantName.low(link.decision()),
                    link.sentence(),
                    explanation.lines().stream()
                            .map(line -> String.format(
                                    Locale.FRENCH,
                                    "%s : %s, %s (%+.1f)",
                                    line.comparison(),
                                    line.sentence(),
                                    line.weight(),
                                    line.bits()))
                            .collect(Collectors.joining(" ; ")));
        }
    }

    private static void clusters(LinkageResult<?> linked, Writer out) throws IOException {
        row(out, "cluster", "source", "id");
        var number = 0;
        for (var cluster : linked.clusters()) {
            number++;
            for (var key : cluster) row(out, String.valueOf(number), key.source(), key.id());
        }
    }

    private static String report(LinkageResult<?> linked, Duration took) {
        var statistics = linked.statistics();
        var root = JSON.createObjectNode();
        root.put("records", statistics.records())
                .put("pairs_possible", statistics.possible())
                .put("pairs_compared", statistics.compared())
                .put("blocking_reduction", statistics.reduction())
                .put("matches", statistics.matches())
                .put("reviews", statistics.reviews())
                .put("clusters", linked.clusters().size())
                .put("seconds", took.toMillis() / 1000.0);
        var wellKept = root.putArray("well_kept_sources");
        linked.wellKept().forEach(wellKept::add);
        statistics.recall().ifPresent(recall -> root.put("blocking_recall_estimated", recall));
        var passes = root.putArray("blocking");
        statistics.list(passes);
        var parameters = root.putObject("parameters");
        parameters.put("lambda", linked.parameters().lambda());
        parameters.put("lambda_related", linked.parameters().related());
        var comparisons = parameters.putArray("comparisons");
        for (var i = 0; i < linked.parameters().comparisons().size(); i++) {
            var learned = linked.parameters().comparisons().get(i);
            var levels = comparisons
                    .addObject()
                    .put("comparison", learned.comparison())
                    .putArray("levels");
            var asked = linked.linkage().comparisons().get(i).levels();
            for (var level = 0; level < asked.size(); level++)
                levels.addObject()
                        .put("level", asked.get(level).sentence())
                        .put("m", learned.same().get(level))
                        .put("u", learned.distinct().get(level))
                        .put("related", learned.related().get(level))
                        .put("bits", learned.bits(level));
        }
        var contradictions = root.putArray("contradictions");
        linked.contradictions().forEach(contradiction -> contradictions.add(contradiction.sentence()));
        root.put("decisions_of_unknown_records", linked.rulingsOfUnknownRecords());
        return root.toPrettyString() + "\n";
    }

    /// Returns the probability with six decimals, which is equal on all machines and sufficient to sort the
    /// pairs to review.
    private static String probability(RecordLink link) {
        return String.format(Locale.ROOT, "%.6f", link.probability());
    }

    private static void row(Writer out, String... cells) throws IOException {
        var row = new StringBuilder();
        CsvFormat.row(row, ',', List.of(cells));
        out.append(row);
    }
}
