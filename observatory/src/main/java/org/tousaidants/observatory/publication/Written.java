package org.tousaidants.observatory.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An object being written, where what is not known is not there.
final class Written {
    private final Map<String, Object> written = new LinkedHashMap<>();

    Written with(String key, Object value) {
        written.put(key, value);
        return this;
    }

    Written with(String key, Optional<?> value) {
        value.ifPresent(known -> written.put(key, known));
        return this;
    }

    Written list(String key, Collection<?> values) {
        if (!values.isEmpty()) written.put(key, new ArrayList<>(values));
        return this;
    }

    Map<String, Object> done() {
        return written;
    }
}
