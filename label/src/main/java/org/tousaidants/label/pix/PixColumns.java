package org.tousaidants.label.pix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tousaidants.core.territory.LetterFolding;

/// The columns of a file by their titles, never by position: without case, accents, quotes and spaces, which
/// change from one year of Pix to the next.
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

    /// The first whose title begins like one of these.
    Optional<String> beginning(String... words) {
        for (var one : words) {
            var start = key(one);
            for (var column : byKey.entrySet())
                if (column.getKey().startsWith(start)) return Optional.of(column.getValue());
        }
        return Optional.empty();
    }

    /// The rest of the title of each column that begins with these words, by column.
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
