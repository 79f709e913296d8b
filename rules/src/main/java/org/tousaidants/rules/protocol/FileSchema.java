package org.tousaidants.rules.protocol;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// « Forme d’un fichier » — the expected structure of a part of a file, from its JSON Schema. Reader and
/// editors use the same schema.
public sealed interface FileSchema {
    /// The help text about this part, for the author of the file.
    String help();

    record Text(String help, String pattern, String example) implements FileSchema {}

    record Whole(String help, int least, int most) implements FileSchema {}

    record Day(String help) implements FileSchema {}

    record Choice(String help, List<String> values) implements FileSchema {}

    record Many(String help, FileSchema item, int least) implements FileSchema {}

    /// A mapping whose author chooses the keys; all values have the same shape.
    record Table(String help, String keyPattern, String keyExample, FileSchema value) implements FileSchema {}

    record Group(String help, List<Key> keys) implements FileSchema {
        List<String> names() {
            return keys.stream().map(Key::name).toList();
        }
    }

    String ANY_TEXT = "\\S";

    record Key(String name, boolean required, FileSchema shape) {}

    static FileSchema of(JsonNode schema) {
        var help = schema.path("description").asString();
        if (schema.has("enum")) return new Choice(help, words(schema.path("enum")));
        return switch (schema.path("type").asString()) {
            case "object" -> schema.has("patternProperties") ? table(help, schema) : group(help, schema);
            case "array" ->
                new Many(help, of(schema.path("items")), schema.path("minItems").asInt(0));
            case "integer" ->
                new Whole(
                        help,
                        schema.path("minimum").asInt(),
                        schema.path("maximum").asInt());
            case "string" -> text(help, schema);
            case String other -> throw new IllegalArgumentException("A schema of type « " + other + " »: " + schema);
        };
    }

    private static FileSchema text(String help, JsonNode schema) {
        return schema.path("format").asString("").equals("date")
                ? new Day(help)
                : new Text(
                        help,
                        schema.path("pattern").asString(),
                        schema.path("examples").path(0).asString(""));
    }

    private static Table table(String help, JsonNode schema) {
        var value = schema.path("patternProperties").properties().iterator().next();
        return new Table(
                help,
                value.getKey(),
                schema.path("examples").path(0).propertyNames().iterator().next(),
                of(value.getValue()));
    }

    private static Group group(String help, JsonNode schema) {
        var required = words(schema.path("required"));
        return new Group(
                help,
                schema.path("properties").properties().stream()
                        .map(each -> new Key(each.getKey(), required.contains(each.getKey()), of(each.getValue())))
                        .toList());
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
