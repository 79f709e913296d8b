package org.tousaidants.label.badges;

import java.util.LinkedHashMap;
import java.util.Map;

/// A JSON object with ordered fields, so that two copies of a document are the same bytes.
final class Fields {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    static Fields of(String name, Object value) {
        return new Fields().and(name, value);
    }

    Fields and(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    Map<String, Object> map() {
        return fields;
    }
}
