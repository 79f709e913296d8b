package org.tousaidants.places.directory;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Converts sheets and changes to JSON objects `{column: value}` of the database, and back. Ignores columns that
/// this version does not know, and leaves them in the database.
final class PlaceSheetJson {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable String>> COLUMNS = new TypeReference<>() {};

    private PlaceSheetJson() {}

    static String write(PlaceSheet sheet) {
        var columns = new LinkedHashMap<String, String>();
        sheet.values().forEach((field, value) -> columns.put(field.column(), value));
        return JSON.writeValueAsString(columns);
    }

    static PlaceSheet readSheet(String json) {
        var values = new EnumMap<Field, String>(Field.class);
        readFields(json).forEach((field, value) -> value.ifPresent(known -> values.put(field, known)));
        return PlaceSheet.of(values);
    }

    static String writeFields(Map<Field, Optional<String>> fields) {
        var columns = new LinkedHashMap<String, @Nullable String>();
        fields.forEach((field, value) -> columns.put(field.column(), value.orElse(null)));
        return JSON.writeValueAsString(columns);
    }

    static Map<Field, Optional<String>> readFields(String json) {
        var fields = new EnumMap<Field, Optional<String>>(Field.class);
        JSON.readValue(json, COLUMNS)
                .forEach((column, value) ->
                        Field.ofColumn(column).ifPresent(field -> fields.put(field, Optional.ofNullable(value))));
        return fields;
    }
}
