package org.tousaidants.places.columnmapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.core.schema.Field;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// « Correspondance en cours » — a mapping file that a person edits on a page by choosing columns and values.
/// The page keeps the parts that it cannot edit, such as a split column or terms written by hand.
public final class ColumnMappingDraft {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Pattern OSM = Pattern.compile(".*\\b(Mo|Tu|We|Th|Fr|Sa|Su)\\b.*");
    private static final Pattern COMMAS = Pattern.compile(",(?![^(]*\\))");
    private static final String HOURS = "horaires";

    /// « Valeur hors du vocabulaire » — a value of a table that no line of the mapping matches, and its number
    /// of rows.
    public record UnmatchedValue(Field field, String column, String value, long rows) {}

    /// « Valeur appariée » — a value of a column and the term of the vocabulary that a person chose for this
    /// value.
    public record MatchedValue(Field field, String column, String value, String term) {}

    private final ObjectNode root;

    private ColumnMappingDraft(ObjectNode root) {
        this.root = root;
    }

    /// Parses the text of a mapping file and returns a draft with its content.
    ///
    /// @param text the text of a mapping file without errors; empty for a new mapping
    public static ColumnMappingDraft of(String text) {
        return new ColumnMappingDraft(
                text.isBlank()
                        ? JSON.createObjectNode()
                        : (ObjectNode) JSON.readTree(text.startsWith("\ufeff") ? text.substring(1) : text));
    }

    /// Returns the text of the mapping file; empty if no column is mapped.
    public String text() {
        return root.isEmpty() ? "" : JSON.writeValueAsString(root);
    }

    /// Returns, by column name, the target of each mapped column (the field into which its values are read). If
    /// a column has several targets, only the first is returned.
    public Map<String, MappedColumnTarget> targets() {
        var targets = new LinkedHashMap<String, MappedColumnTarget>();
        for (var entry : root.properties()) {
            if (entry.getKey().equals(HOURS)) {
                columns(entry.getValue(), "osm", "semaine", "colonne")
                        .forEach(column -> targets.putIfAbsent(column, MappedColumnTarget.WEEK));
                if (entry.getValue().get("jours") instanceof ArrayNode days)
                    for (var day : days)
                        MappedColumnTarget.ofDay(day.path("osm").asString(""))
                                .ifPresent(target ->
                                        columns(day, "colonne").forEach(column -> targets.putIfAbsent(column, target)));
                continue;
            }
            MappedColumnTarget.named(entry.getKey())
                    .ifPresent(target -> used(entry.getValue()).forEach(column -> targets.putIfAbsent(column, target)));
        }
        return targets;
    }

    /// Returns a draft with the given targets. Keys of the mapping file keep their text if their columns do not
    /// change.
    ///
    /// @param wanted chosen target of each column, by column name
    public ColumnMappingDraft with(Map<String, MappedColumnTarget> wanted, SourceTableSurvey table) {
        var before = byTarget(targets());
        var after = byTarget(wanted);
        var next = root.deepCopy();
        for (var target : MappedColumnTarget.ALL) {
            var columns = after.getOrDefault(target, List.of());
            if (target.ofDay()
                    || target.equals(MappedColumnTarget.WEEK)
                    || Set.copyOf(columns).equals(Set.copyOf(before.getOrDefault(target, List.of())))) continue;
            if (columns.isEmpty()) next.remove(target.key());
            else if (target.chosen()) next.set(target.key(), list(next.optional(target.key()), columns));
            else next.set(target.key(), simple(target, columns));
        }
        var hours = MappedColumnTarget.ALL.stream()
                .filter(target -> target.ofDay() || target.equals(MappedColumnTarget.WEEK))
                .toList();
        if (hours.stream()
                .anyMatch(target ->
                        !after.getOrDefault(target, List.of()).equals(before.getOrDefault(target, List.of())))) {
            next.remove(HOURS);
            hours(after, table).ifPresent(node -> next.set(HOURS, node));
        }
        return new ColumnMappingDraft(next);
    }

    /// Returns a draft in which each given value is mapped to the term that a person chose.
    public ColumnMappingDraft with(List<MatchedValue> values) {
        var next = root.deepCopy();
        record Line(Field field, String column, String term) {}
        var lines = values.stream()
                .collect(Collectors.groupingBy(
                        one -> new Line(one.field(), one.column(), one.term()),
                        LinkedHashMap::new,
                        Collectors.mapping(MatchedValue::value, Collectors.toList())));
        lines.forEach((line, terms) -> {
            if (!(next.get(line.field().column()) instanceof ArrayNode criteria)) return;
            var criterion = criteria.addObject();
            texts(criterion.putArray("colonnes"), List.of(line.column()));
            texts(criterion.putArray("termes"), terms);
            criterion.put("cible", line.term());
        });
        return new ColumnMappingDraft(next);
    }

    /// Returns the values of the table that no line of this mapping matches, the most frequent first.
    public List<UnmatchedValue> unknown(SourceTableSurvey table) {
        if (!(ColumnMappingReader.read(text()) instanceof ColumnMappingReader.ParsedMapping(var mapping)))
            return List.of();
        var unknown = new ArrayList<UnmatchedValue>();
        for (var column : table.columns()) {
            var fields = MappedColumnTarget.ALL.stream()
                    .filter(MappedColumnTarget::chosen)
                    .map(target -> target.field().orElseThrow())
                    .filter(field -> !field.terms().isEmpty())
                    .filter(field -> mapping.criteria(field).stream()
                            .anyMatch(line -> line.columns().contains(column.name())))
                    .toList();
            if (fields.isEmpty()) continue;
            var rows = new LinkedHashMap<String, Long>();
            column.values()
                    .forEach((element, count) -> pieces(element, fields)
                            .filter(piece ->
                                    fields.stream().noneMatch(field -> taken(mapping, field, column.name(), piece)))
                            .forEach(piece -> rows.merge(piece, count, Long::sum)));
            rows.forEach(
                    (value, count) -> unknown.add(new UnmatchedValue(fields.getFirst(), column.name(), value, count)));
        }
        unknown.sort(Comparator.comparing(UnmatchedValue::field)
                .thenComparing(Comparator.comparingLong(UnmatchedValue::rows).reversed()));
        return unknown;
    }

    private static Stream<String> pieces(String element, List<Field> fields) {
        return fields.stream()
                        .anyMatch(field ->
                                SourceTermTranslation.of(field).known(element).isPresent())
                ? Stream.of(element)
                : COMMAS.splitAsStream(element).map(String::strip).filter(piece -> !piece.isEmpty());
    }

    private static boolean taken(ColumnMapping mapping, Field field, String column, String value) {
        var own = mapping.criteria(field).stream()
                .anyMatch(line -> line.target().isEmpty() && line.columns().contains(column));
        return own && SourceTermTranslation.of(field).known(value).isPresent()
                || mapping.criteria(field).stream()
                        .anyMatch(line ->
                                line.columns().contains(column) && line.catches(SourceTextNormaliser.fold(value)));
    }

    private static Map<MappedColumnTarget, List<String>> byTarget(Map<String, MappedColumnTarget> targets) {
        return targets.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private static ObjectNode simple(MappedColumnTarget target, List<String> columns) {
        var node = JSON.createObjectNode();
        if (columns.size() == 1) return node.put("colonne", columns.getFirst());
        if (target.joined()) {
            var joined = node.putObject("joindre");
            texts(joined.putArray("colonnes"), columns);
            joined.put("séparateur", target.key().equals(Field.ADRESSE.column()) ? " " : "\n");
        } else texts(node.putArray("colonne"), columns);
        return node;
    }

    /// Returns the lines for a list field. One line takes the values of all given columns; lines that the
    /// mapping file already has for a column are kept unchanged.
    ///
    /// @param before the present lines; empty if there are none
    /// @param columns the columns from which the field is read
    private static ArrayNode list(Optional<JsonNode> before, List<String> columns) {
        var list = JSON.createArrayNode();
        texts(list.addObject().putArray("colonnes"), columns);
        before.filter(ArrayNode.class::isInstance).ifPresent(lines -> {
            for (var line : lines)
                if (line.has("cible") && columns.containsAll(columns(line, "colonnes"))) list.add(line);
        });
        return list;
    }

    private static Optional<ObjectNode> hours(Map<MappedColumnTarget, List<String>> targets, SourceTableSurvey table) {
        var node = JSON.createObjectNode();
        var week = targets.getOrDefault(MappedColumnTarget.WEEK, List.of());
        for (var column : week) {
            var osm = table.columns().stream()
                    .filter(one -> one.name().equals(column))
                    .flatMap(one -> one.samples().stream())
                    .anyMatch(sample -> OSM.matcher(sample).matches());
            node.put(osm ? "osm" : "semaine", column);
        }
        var days = JSON.createArrayNode();
        for (var target : MappedColumnTarget.ALL) {
            var columns = targets.getOrDefault(target, List.of());
            if (!target.ofDay() || columns.isEmpty()) continue;
            var day = days.addObject();
            if (columns.size() == 1) day.put("colonne", columns.getFirst());
            else texts(day.putArray("colonne"), columns);
            day.put("osm", target.osm());
        }
        if (!days.isEmpty()) node.set("jours", days);
        return node.isEmpty() ? Optional.empty() : Optional.of(node);
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    /// Returns the names of the columns that one key of the mapping file reads.
    private static Set<String> used(JsonNode node) {
        var used = new LinkedHashSet<String>();
        if (node instanceof ArrayNode lines) for (var line : lines) used.addAll(columns(line, "colonnes"));
        used.addAll(columns(node, "colonne"));
        used.addAll(columns(node.path("joindre"), "colonnes"));
        used.addAll(columns(node.path("dissocier"), "colonne"));
        return used;
    }

    private static List<String> columns(JsonNode node, String... keys) {
        var columns = new ArrayList<String>();
        for (var key : keys) {
            var value = node.path(key);
            if (value.isString()) columns.add(value.stringValue());
            else if (value.isArray())
                for (var one : value) columns.add(Objects.requireNonNull(one).asString(""));
        }
        columns.removeIf(String::isBlank);
        return columns;
    }
}
