package org.tousaidants.label.pix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tousaidants.core.territory.AccentRemoval;

/// Finds the columns of a file by title, never by position. Case, accents, quotes and spaces are ignored, because
/// Pix changes them from year to year.
record PixFileColumns(Map<String, String> byKey) {
    static PixFileColumns of(List<String> names) {
        var byKey = new LinkedHashMap<String, String>();
        for (var name : names) byKey.putIfAbsent(key(name), name);
        return new PixFileColumns(byKey);
    }

    static String key(String words) {
        var key = new StringBuilder(words.length());
        for (var i = 0; i < words.length(); i++) AccentRemoval.append(key, words.charAt(i));
        return key.toString();
    }

    Optional<String> named(String... words) {
        for (var one : words) {
            var found = byKey.get(key(one));
            if (found != null) return Optional.of(found);
        }
        return Optional.empty();
    }

    /// Returns the first column of the file whose title begins with one of these texts; empty if there is none.
    Optional<String> beginning(String... words) {
        for (var one : words) {
            var start = key(one);
            for (var column : byKey.entrySet())
                if (column.getKey().startsWith(start)) return Optional.of(column.getValue());
        }
        return Optional.empty();
    }

    /// Returns the columns of the file whose title begins with a text, by the rest of their title.
    ///
    /// @param words the beginning of the title
    Map<String, String> after(String words) {
        var start = key(words);
        var found = new LinkedHashMap<String, String>();
        byKey.forEach((key, name) -> {
            if (key.startsWith(start)) found.put(key.substring(start.length()), name);
        });
        return found;
    }

    List<String> where(Predicate<String> name) {
        return byKey.values().stream().filter(name).toList();
    }
}
