package org.tousaidants.places.columnmapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.places.intake.RawSourceRecord;

/// A record of a test: columns and their texts, in pairs.
public record TestRecord(long line, Map<String, String> cells) implements RawSourceRecord {
    public static TestRecord of(String... pairs) {
        return at(2, pairs);
    }

    public static TestRecord at(long line, String... pairs) {
        var cells = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) cells.put(pairs[i], pairs[i + 1]);
        return new TestRecord(line, cells);
    }

    @Override
    public Optional<String> text(String path) {
        return Optional.ofNullable(cells.get(path)).map(String::strip).filter(text -> !text.isEmpty());
    }

    @Override
    public List<String> columns() {
        return List.copyOf(cells.keySet());
    }

    @Override
    public String raw() {
        return cells.toString();
    }
}
