package org.tousaidants.core.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;

/// « Typologie » — the kind of organisation behind a place, one of the 92 codes of the national library 2.3.0,
/// listed in the message file. In the schema the column is free text; the library closes the list.
///
/// @param label code in the national file, such as `RFS`
/// @param words meaning of the code, in French
public record StructureTypology(String label, String words) {
    private static final String PREFIX = "term.typology.";

    /// Label of an unspecified kind of place, which is the only label that is not in capitals.
    private static final String OTHER = "Autre";

    private static final Map<String, StructureTypology> ALL = read();

    private static Map<String, StructureTypology> read() {
        var messages = ResourceBundle.getBundle(
                "messages.schema",
                Locale.FRENCH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var typologies = new TreeMap<String, StructureTypology>();
        for (var key : messages.keySet())
            if (key.startsWith(PREFIX)) {
                var code = key.substring(PREFIX.length());
                var label = code.equalsIgnoreCase(OTHER) ? OTHER : code.toUpperCase(Locale.ROOT);
                typologies.put(label, new StructureTypology(label, messages.getString(key)));
            }
        return Collections.unmodifiableMap(typologies);
    }

    public static Optional<StructureTypology> of(String label) {
        return Optional.ofNullable(ALL.get(label));
    }

    public static Collection<StructureTypology> all() {
        return ALL.values();
    }

    static Set<String> labels() {
        return ALL.keySet();
    }

    public boolean other() {
        return label.equals(OTHER);
    }

    /// Returns the key of its label in the message files.
    public String key() {
        return PREFIX + label.toLowerCase(Locale.ROOT);
    }
}
