package org.tousaidants.places.matching;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tousaidants.core.linkage.LinkageParameters;
import org.tousaidants.core.schema.Field;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes the numbers of a run: records read, pairs compared, and decisions by kind.
final class MergeResultReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MergeResultReport() {}

    static ObjectNode of(
            SourcePlaceTable table,
            PlaceMatchResult matchResult,
            Map<String, Integer> incomplete,
            boolean learned,
            double seconds) {
        var root = JSON.createObjectNode();
        var figures = matchResult.statistics();
        root.put("records", figures.records());
        var sources = root.putObject("sources");
        var counts = new TreeMap<String, Integer>();
        for (var entry : table.entries()) counts.merge(entry.source(), 1, Integer::sum);
        counts.forEach(sources::put);
        var kept = root.putArray("well_kept_sources");
        matchResult.wellKept().stream().sorted().forEach(kept::add);
        root.put("clusters", matchResult.groups().size())
                .put("matches", figures.matches())
                .put("reviews", figures.reviews())
                .put("alike_but_held_apart", matchResult.heldApart())
                .put("pairs_possible", figures.possible())
                .put("pairs_compared", figures.compared())
                .put("blocking_reduction", rounded(figures.reduction(), 6));
        figures.recall().ifPresent(recall -> root.put("blocking_recall_estimated", rounded(recall, 4)));
        var passes = root.putArray("blocking_passes");
        figures.list(passes);
        root.put("seconds", rounded(seconds, 3));
        read(root, table, incomplete);
        var contradictions = root.putArray("contradictory_decisions");
        matchResult.contradictions().forEach(one -> contradictions.add(one.sentence()));
        root.putObject("thresholds")
                .put("match", DuplicatePlaceMatcher.THRESHOLDS.match())
                .put("review", DuplicatePlaceMatcher.THRESHOLDS.review());
        parameters(root.putObject("parameters"), matchResult.parameters(), learned);
        return root;
    }

    private static void read(ObjectNode root, SourcePlaceTable table, Map<String, Integer> incomplete) {
        root.put("records_without_name", without(table, Field.NOM))
                .put("records_without_address", without(table, Field.ADRESSE))
                .put("records_without_position", without(table, Field.LATITUDE))
                .put("repeated_ids", table.repeated())
                .put("broken_lines", table.broken());
        var refused = root.putObject("refused_cells");
        new TreeMap<>(table.refusedCells()).forEach(refused::put);
        var lacking = root.putObject("merged_lacking_required");
        incomplete.forEach(lacking::put);
        var warnings = root.putArray("warnings");
        table.warnings().forEach(warnings::add);
    }

    private static long without(SourcePlaceTable table, Field field) {
        return table.entries().stream()
                .filter(entry -> entry.sheet().get(field).isEmpty())
                .count();
    }

    private static void parameters(ObjectNode node, LinkageParameters parameters, boolean learned) {
        node.put("learned_on", learned ? "these records" : "the sample that ships with the product");
        node.put("lambda", parameters.lambda());
        var comparisons = node.putObject("comparisons");
        for (var comparison : parameters.comparisons()) {
            var levels = comparisons.putArray(comparison.comparison());
            var sentences = PlaceRecordComparisons.sentences(comparison.comparison());
            for (var level = 0; level < comparison.same().size(); level++)
                levels.addObject()
                        .put("level", sentences.get(level))
                        .put("same_place", rounded(comparison.same().get(level), 6))
                        .put("two_places", rounded(comparison.distinct().get(level), 8))
                        .put("bits", rounded(comparison.bits(level), 2));
        }
    }

    private static double rounded(double value, int digits) {
        return Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "f", value));
    }
}
