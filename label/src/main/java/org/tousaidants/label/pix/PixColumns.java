package org.tousaidants.label.pix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tousaidants.core.territory.LetterFolding;

/// Finds the columns of a file by title, never by position: ignores case, accents, quotes and spaces, which Pix
/// changes from year to year.
record PixColumns(Map<String, String> byKey) {
    static PixColumns of(List<String> names) {
        var byKey = new LinkedHashMap<String, String>();
        for (var name : names) byKey.putIfAbsent(key(name), name);
        return new PixColumns(byKey);
    }

    static String key(String words) {
        var key = new StringBuilder(words.length());
        for (var i = 0; i < words.length(); i++) LetterFolding.append(key, words.charAt(i));
        return key.toString();
    }

    Optional<String> named(String... words) {
        for (var one : words) {
            var found = byKey.get(key(one));
            if (found != null) return Optional.of(found);
        }
        return Optional.empty();
    }

    /// The first column whose title begins with one of these words.
    Optional<String> beginning(String... words) {
        for (var one : words) {
            var start = key(one);
            for (var column : byKey.entrySet())
                if (column.getKey().startsWith(start)) return Optional.of(column.getValue());
        }
        return Optional.empty();
    }

    /// For each column whose title begins with these words, the rest of its title.
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
