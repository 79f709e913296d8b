package org.tousaidants.rules.reading;

import java.util.Map;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Finds the positions of values in a territory's files, for messages about the national minimum.
record TerritoryValuePositions(Map<String, YamlTree> above) {
    /// Returns the position of a key of an entry in a file. If the key is absent, returns the position of the
    /// entry; if that is absent too, of the list, otherwise of the file.
    FileLinePosition of(String file, String list, String id, String key) {
        var tree = above.get(file);
        if (tree == null) return FileLinePosition.start(file);
        var cursor = new YamlTreeReader(tree);
        if (list.isEmpty()) return cursor.at(key);
        return cursor.each(list).stream()
                .filter(entry -> entry.text("id").equals(id))
                .map(entry -> entry.at(key))
                .findFirst()
                .orElseGet(() -> cursor.at(list));
    }

    FileLinePosition inTable(String file, String table, String line, String column) {
        var tree = above.get(file);
        return tree == null
                ? FileLinePosition.start(file)
                : new YamlTreeReader(tree).in(table).in(line).at(column);
    }
}
