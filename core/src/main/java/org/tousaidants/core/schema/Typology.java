package org.tousaidants.core.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;

/// « Typologie » — the kind of structure behind a place, one of the 92 codes of the national library 2.3.0,
/// listed in the message file. The schema leaves the column free; the library closes the list.
///
/// @param label as in the national file: `RFS`
/// @param words the meaning of the code, in French
public record Typology(String label, String words) {
    private static final String PREFIX = "term.typology.";

    /// The label for an unspecified kind of place, the only one that is not in capitals.
    private static final String OTHER = "Autre";

    private static final Map<String, Typology> ALL = read();

    private static Map<String, Typology> read() {
        var messages = ResourceBundle.getBundle(
                "messages.schema",
                Locale.FRENCH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var typologies = new TreeMap<String, Typology>();
        for (var key : messages.keySet())
            if (key.startsWith(PREFIX)) {
                var code = key.substring(PREFIX.length());
                var label = code.equalsIgnoreCase(OTHER) ? OTHER : code.toUpperCase(Locale.ROOT);
                typologies.put(label, new Typology(label, messages.getString(key)));
            }
        return Collections.unmodifiableMap(typologies);
    }

    public static Optional<Typology> of(String label) {
        return Optional.ofNullable(ALL.get(label));
    }

    public static Collection<Typology> all() {
        return ALL.values();
    }

    static Set<String> labels() {
        return ALL.keySet();
    }

    public boolean other() {
        return label.equals(OTHER);
    }

    /// The key of its label in the message files.
    public String key() {
        return PREFIX + label.toLowerCase(Locale.ROOT);
    }
}
