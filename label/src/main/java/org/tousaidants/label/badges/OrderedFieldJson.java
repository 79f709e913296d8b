package org.tousaidants.label.badges;

import java.util.LinkedHashMap;
import java.util.Map;

/// Writes a JSON object with ordered fields, so that two copies of a document have the same bytes.
final class OrderedFieldJson {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    static OrderedFieldJson of(String name, Object value) {
        return new OrderedFieldJson().and(name, value);
    }

    OrderedFieldJson and(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    Map<String, Object> map() {
        return fields;
    }
}
