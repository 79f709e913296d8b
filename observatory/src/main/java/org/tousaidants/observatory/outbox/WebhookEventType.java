package org.tousaidants.observatory.outbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// « Type d'événement » — one entry of the catalogue: the action in the journal that causes the event, and the
/// published fields.
record WebhookEventType(
        String name, String act, boolean dayOnly, boolean place, List<String> detail, Map<String, String> words) {
    static final String SCHEMAS = "/flux/schemas/";

    String said(String lang) {
        return words.getOrDefault(lang, name);
    }

    String path() {
        return SCHEMAS + name + ".json";
    }

    /// Returns the JSON Schema (2020-12) of the event.
    Map<String, Object> schema(String site) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("type", Map.of("const", name));
        properties.put("network", Map.of("type", "string"));
        properties.put("id", Map.of("type", "string", "pattern", "^[0-9]+$"));
        properties.put("at", Map.of("type", "string", "format", dayOnly ? "date" : "date-time"));
        var data = new LinkedHashMap<String, Object>();
        if (place) data.put("place", Map.of("type", "string", "format", "uuid"));
        for (var one : detail) data.put(one, Map.of("type", "string"));
        var inside = new LinkedHashMap<String, Object>();
        inside.put("type", "object");
        inside.put("properties", data);
        inside.put("additionalProperties", false);
        if (place) inside.put("required", List.of("place"));
        properties.put("data", inside);
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", site + path());
        schema.put("title", name);
        schema.put("description", said("fr"));
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.of("type", "network", "id", "at", "data"));
        schema.put("additionalProperties", false);
        return schema;
    }
}
