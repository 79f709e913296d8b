package org.tousaidants.find.translations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// « Fichier d'une langue » — the lines of a file of texts, such as `first/ar.properties`. A change keeps the comments,
/// the blank lines and the order.
///
/// @param lines lines of the file
record TranslationFile(List<String> lines) {
    /// Name of the line that states who read the texts again, and when.
    static final String CHECKED = "checked";

    static TranslationFile of(String text) {
        return new TranslationFile(text.lines().toList());
    }

    /// Returns the texts by key, in the order of the file.
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        for (var line : lines) {
            var at = line.indexOf('=');
            if (at > 0 && !line.startsWith("#"))
                texts.put(
                        line.substring(0, at).strip(),
                        unescaped(line.substring(at + 1).stripLeading()));
        }
        return texts;
    }

    /// Returns a copy with other texts for some keys. A key that is not in the file is ignored.
    TranslationFile with(Map<String, String> changed) {
        var after = new ArrayList<String>();
        for (var line : lines) {
            var at = line.indexOf('=');
            var key = at > 0 && !line.startsWith("#") ? line.substring(0, at).strip() : "";
            after.add(changed.containsKey(key) ? key + "=" + escaped(changed.getOrDefault(key, "")) : line);
        }
        return new TranslationFile(List.copyOf(after));
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\u00a0", "\u00a0").replace("\\\\", "\\");
    }
}
