package org.tousaidants.label.rules;

import java.util.Map;

/// Where a territory wrote something, for the sentences about its floors.
record Written(Map<String, Tree> above) {
    /// The place of an entry's key, or the nearest that exists: the entry, the list, the file.
    At of(String file, String list, String id, String key) {
        var tree = above.get(file);
        if (tree == null) return At.start(file);
        var cursor = new Cursor(tree);
        if (list.isEmpty()) return cursor.at(key);
        return cursor.each(list).stream()
                .filter(entry -> entry.text("id").equals(id))
                .map(entry -> entry.at(key))
                .findFirst()
                .orElseGet(() -> cursor.at(list));
    }

    At inTable(String file, String table, String line, String column) {
        var tree = above.get(file);
        return tree == null
                ? At.start(file)
                : new Cursor(tree).in(table).in(line).at(column);
    }
}
