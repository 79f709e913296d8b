package org.tousaidants.observatory.opendata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Builds a JSON object that contains only known values.
final class SparseJsonBuilder {
    private final Map<String, Object> written = new LinkedHashMap<>();

    SparseJsonBuilder with(String key, Object value) {
        written.put(key, value);
        return this;
    }

    SparseJsonBuilder with(String key, Optional<?> value) {
        value.ifPresent(known -> written.put(key, known));
        return this;
    }

    SparseJsonBuilder list(String key, Collection<?> values) {
        if (!values.isEmpty()) written.put(key, new ArrayList<>(values));
        return this;
    }

    Map<String, Object> done() {
        return written;
    }
}
