package org.tousaidants.rules.protocol;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// « Forme d’un fichier » — the expected structure of a part of a file, read from its JSON Schema. The reader and
/// the editors use the same schema.
public sealed interface RuleFileSchema {
    /// Returns the text that explains this part of the file to its author.
    String help();

    record TextSchema(String help, String pattern, String example) implements RuleFileSchema {}

    record WholeNumberSchema(String help, int least, int most) implements RuleFileSchema {}

    record DaySchema(String help) implements RuleFileSchema {}

    record ChoiceSchema(String help, List<String> values) implements RuleFileSchema {}

    record ListSchema(String help, RuleFileSchema item, int least) implements RuleFileSchema {}

    /// A mapping whose keys the author chooses; all values have the same structure.
    record TableSchema(String help, String keyPattern, String keyExample, RuleFileSchema value)
            implements RuleFileSchema {}

    record KeyGroupSchema(String help, List<SchemaKey> keys) implements RuleFileSchema {
        List<String> names() {
            return keys.stream().map(SchemaKey::name).toList();
        }
    }

    String ANY_TEXT = "\\S";

    record SchemaKey(String name, boolean required, RuleFileSchema shape) {}

    static RuleFileSchema of(JsonNode schema) {
        var help = schema.path("description").asString();
        if (schema.has("enum")) return new ChoiceSchema(help, words(schema.path("enum")));
        return switch (schema.path("type").asString()) {
            case "object" -> schema.has("patternProperties") ? table(help, schema) : group(help, schema);
            case "array" ->
                new ListSchema(
                        help, of(schema.path("items")), schema.path("minItems").asInt(0));
            case "integer" ->
                new WholeNumberSchema(
                        help,
                        schema.path("minimum").asInt(),
                        schema.path("maximum").asInt());
            case "string" -> text(help, schema);
            case String other -> throw new IllegalArgumentException("A schema of type « " + other + " »: " + schema);
        };
    }

    private static RuleFileSchema text(String help, JsonNode schema) {
        return schema.path("format").asString("").equals("date")
                ? new DaySchema(help)
                : new TextSchema(
                        help,
                        schema.path("pattern").asString(),
                        schema.path("examples").path(0).asString(""));
    }

    private static TableSchema table(String help, JsonNode schema) {
        var value = schema.path("patternProperties").properties().iterator().next();
        return new TableSchema(
                help,
                value.getKey(),
                schema.path("examples").path(0).propertyNames().iterator().next(),
                of(value.getValue()));
    }

    private static KeyGroupSchema group(String help, JsonNode schema) {
        var required = words(schema.path("required"));
        return new KeyGroupSchema(
                help,
                schema.path("properties").properties().stream()
                        .map(each ->
                                new SchemaKey(each.getKey(), required.contains(each.getKey()), of(each.getValue())))
                        .toList());
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
