package org.tousaidants.label.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tousaidants.label.rules.Shape.Choice;
import org.tousaidants.label.rules.Shape.Day;
import org.tousaidants.label.rules.Shape.Group;
import org.tousaidants.label.rules.Shape.Key;
import org.tousaidants.label.rules.Shape.Many;
import org.tousaidants.label.rules.Shape.Table;
import org.tousaidants.label.rules.Shape.Text;
import org.tousaidants.label.rules.Shape.Whole;
import org.tousaidants.label.rules.Shape.YesNo;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON Schema of each file, written from the shapes that the reader holds to: an editor then helps the author.
final class ShapeSchema {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ShapeSchema() {}

    /// @return the text of each schema, by its path
    static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        Shapes.whole().forEach((file, shape) -> {
            files.put("socle/" + named(file), text("socle/" + named(file), shape));
            files.put("territoire/" + named(file), text("territoire/" + named(file), Shapes.overlay(file)));
        });
        return files;
    }

    private static String named(String file) {
        return file.replace(".yaml", ".schema.json");
    }

    private static String text(String path, Group shape) {
        var root = new LinkedHashMap<String, Object>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", path);
        root.putAll(schema(shape));
        return JSON.writeValueAsString(root) + "\n";
    }

    private static Map<String, Object> schema(Shape shape) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("description", shape.help());
        switch (shape) {
            case Group(var _, var keys) -> {
                schema.put("type", "object");
                var properties = new LinkedHashMap<String, Object>();
                keys.forEach(key -> properties.put(key.name(), schema(key.shape())));
                schema.put("properties", properties);
                var required =
                        keys.stream().filter(Key::required).map(Key::name).toList();
                if (!required.isEmpty()) schema.put("required", required);
                schema.put("additionalProperties", false);
            }
            case Table(var _, var pattern, var _, var value) -> {
                schema.put("type", "object");
                schema.put("patternProperties", Map.of("^(" + pattern + ")$", schema(value)));
                schema.put("additionalProperties", false);
            }
            case Many(var _, var item, var least) -> {
                schema.put("type", "array");
                schema.put("items", schema(item));
                schema.put("minItems", least);
            }
            case Text(var _, var pattern, var example) -> {
                schema.put("type", "string");
                schema.put("pattern", pattern.isEmpty() ? "\\S" : "^(" + pattern + ")$");
                schema.put("maxLength", ShapeCheck.LONGEST_TEXT);
                if (!example.isEmpty()) schema.put("examples", List.of(example));
            }
            case Whole(var _, var least, var most) -> {
                schema.put("type", "integer");
                schema.put("minimum", least);
                schema.put("maximum", most);
            }
            case YesNo _ -> schema.put("enum", List.of("oui", "non"));
            case Choice(var _, var values) -> schema.put("enum", values);
            case Day _ -> {
                schema.put("type", "string");
                schema.put("pattern", "^\\d{4}-\\d{2}-\\d{2}$");
            }
        }
        return schema;
    }
}
