package org.tousaidants.rules.reading;

import java.util.Map;
import org.tousaidants.rules.language.SourcePosition;
import org.tousaidants.rules.language.TreeReader;
import org.tousaidants.rules.language.YamlTree;

/// The positions of a territory's values, for the messages about the minimum.
record TerritoryText(Map<String, YamlTree> above) {
    /// The position of an entry's key, or the nearest that exists: the entry, the list, the file.
    SourcePosition of(String file, String list, String id, String key) {
        var tree = above.get(file);
        if (tree == null) return SourcePosition.start(file);
        var cursor = new TreeReader(tree);
        if (list.isEmpty()) return cursor.at(key);
        return cursor.each(list).stream()
                .filter(entry -> entry.text("id").equals(id))
                .map(entry -> entry.at(key))
                .findFirst()
                .orElseGet(() -> cursor.at(list));
    }

    SourcePosition inTable(String file, String table, String line, String column) {
        var tree = above.get(file);
        return tree == null
                ? SourcePosition.start(file)
                : new TreeReader(tree).in(table).in(line).at(column);
    }
}
