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
public final class MappingDraft {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Pattern OSM = Pattern.compile(".*\\b(Mo|Tu|We|Th|Fr|Sa|Su)\\b.*");
    private static final Pattern COMMAS = Pattern.compile(",(?![^(]*\\))");
    private static final String HOURS = "horaires";

    /// « Valeur hors du vocabulaire » — a value of a table that no line of the mapping matches, and its number
    /// of rows.
    public record UnknownValue(Field field, String column, String value, long rows) {}

    /// « Valeur appariée » — the term of the vocabulary that a person chose for a value of a column.
    public record MatchedValue(Field field, String column, String value, String term) {}

    private final ObjectNode root;

    private MappingDraft(ObjectNode root) {
        this.root = root;
    }

    /// @param text a mapping file without errors; empty for a new one
    public static MappingDraft of(String text) {
        return new MappingDraft(
                text.isBlank()
                        ? JSON.createObjectNode()
                        : (ObjectNode) JSON.readTree(text.startsWith("\ufeff") ? text.substring(1) : text));
    }

    /// The text of the mapping file; empty if it maps nothing.
    public String text() {
        return root.isEmpty() ? "" : JSON.writeValueAsString(root);
    }

    /// The target of each mapped column, by column name; the first one if it has several.
    public Map<String, ColumnTarget> targets() {
        var targets = new LinkedHashMap<String, ColumnTarget>();
        for (var entry : root.properties()) {
            if (entry.getKey().equals(HOURS)) {
                columns(entry.getValue(), "osm", "semaine", "colonne")
                        .forEach(column -> targets.putIfAbsent(column, ColumnTarget.WEEK));
                if (entry.getValue().get("jours") instanceof ArrayNode days)
                    for (var day : days)
                        ColumnTarget.ofDay(day.path("osm").asString(""))
                                .ifPresent(target ->
                                        columns(day, "colonne").forEach(column -> targets.putIfAbsent(column, target)));
                continue;
            }
            ColumnTarget.named(entry.getKey())
                    .ifPresent(target -> used(entry.getValue()).forEach(column -> targets.putIfAbsent(column, target)));
        }
        return targets;
    }

    /// Returns a draft with these targets. Keys whose columns do not change keep their text.
    public MappingDraft with(Map<String, ColumnTarget> wanted, TableSurvey table) {
        var before = byTarget(targets());
        var after = byTarget(wanted);
        var next = root.deepCopy();
        for (var target : ColumnTarget.ALL) {
            var columns = after.getOrDefault(target, List.of());
            if (target.ofDay()
                    || target.equals(ColumnTarget.WEEK)
                    || Set.copyOf(columns).equals(Set.copyOf(before.getOrDefault(target, List.of())))) continue;
            if (columns.isEmpty()) next.remove(target.key());
            else if (target.chosen()) next.set(target.key(), list(next.optional(target.key()), columns));
            else next.set(target.key(), simple(target, columns));
        }
        var hours = ColumnTarget.ALL.stream()
                .filter(target -> target.ofDay() || target.equals(ColumnTarget.WEEK))
                .toList();
        if (hours.stream()
                .anyMatch(target ->
                        !after.getOrDefault(target, List.of()).equals(before.getOrDefault(target, List.of())))) {
            next.remove(HOURS);
            hours(after, table).ifPresent(node -> next.set(HOURS, node));
        }
        return new MappingDraft(next);
    }

    /// Returns a draft that maps each value to its chosen term.
    public MappingDraft with(List<MatchedValue> values) {
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
        return new MappingDraft(next);
    }

    /// The values of the table that this mapping does not match, most frequent first.
    public List<UnknownValue> unknown(TableSurvey table) {
        if (!(MappingReader.read(text()) instanceof MappingReader.Parsed(var mapping))) return List.of();
        var unknown = new ArrayList<UnknownValue>();
        for (var column : table.columns()) {
            var fields = ColumnTarget.ALL.stream()
                    .filter(ColumnTarget::chosen)
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
                    (value, count) -> unknown.add(new UnknownValue(fields.getFirst(), column.name(), value, count)));
        }
        unknown.sort(Comparator.comparing(UnknownValue::field)
                .thenComparing(Comparator.comparingLong(UnknownValue::rows).reversed()));
        return unknown;
    }

    private static Stream<String> pieces(String element, List<Field> fields) {
        return fields.stream()
                        .anyMatch(field -> SourceTerms.of(field).known(element).isPresent())
                ? Stream.of(element)
                : COMMAS.splitAsStream(element).map(String::strip).filter(piece -> !piece.isEmpty());
    }

    private static boolean taken(Mapping mapping, Field field, String column, String value) {
        var own = mapping.criteria(field).stream()
                .anyMatch(line -> line.target().isEmpty() && line.columns().contains(column));
        return own && SourceTerms.of(field).known(value).isPresent()
                || mapping.criteria(field).stream()
                        .anyMatch(line -> line.columns().contains(column) && line.catches(SourceFolding.fold(value)));
    }

    private static Map<ColumnTarget, List<String>> byTarget(Map<String, ColumnTarget> targets) {
        return targets.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private static ObjectNode simple(ColumnTarget target, List<String> columns) {
        var node = JSON.createObjectNode();
        if (columns.size() == 1) return node.put("colonne", columns.getFirst());
        if (target.joined()) {
            var joined = node.putObject("joindre");
            texts(joined.putArray("colonnes"), columns);
            joined.put("séparateur", target.key().equals(Field.ADRESSE.column()) ? " " : "\n");
        } else texts(node.putArray("colonne"), columns);
        return node;
    }

    /// The lines of a list field: one takes the values of the columns; lines that already exist for a column
    /// are kept.
    private static ArrayNode list(Optional<JsonNode> before, List<String> columns) {
        var list = JSON.createArrayNode();
        texts(list.addObject().putArray("colonnes"), columns);
        before.filter(ArrayNode.class::isInstance).ifPresent(lines -> {
            for (var line : lines)
                if (line.has("cible") && columns.containsAll(columns(line, "colonnes"))) list.add(line);
        });
        return list;
    }

    private static Optional<ObjectNode> hours(Map<ColumnTarget, List<String>> targets, TableSurvey table) {
        var node = JSON.createObjectNode();
        var week = targets.getOrDefault(ColumnTarget.WEEK, List.of());
        for (var column : week) {
            var osm = table.columns().stream()
                    .filter(one -> one.name().equals(column))
                    .flatMap(one -> one.samples().stream())
                    .anyMatch(sample -> OSM.matcher(sample).matches());
            node.put(osm ? "osm" : "semaine", column);
        }
        var days = JSON.createArrayNode();
        for (var target : ColumnTarget.ALL) {
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

    /// The columns that one key of the file reads.
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
