package org.tousaidants.places.fieldmapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.text.ShippedFile;

/// « Typologie par le nom » — the kind of organisation in a name (« Mairie de Saintes »), from
/// `mappings/typologies.txt`; the first line that fits wins. Only where a source gives none.
final class TypologyFromName {
    private static final Map<String, String> WORDS = read();

    private TypologyFromName() {}

    static Optional<String> of(String name) {
        var words = " " + SourceFolding.fold(name).replaceAll("[^a-z0-9]+", " ").strip() + " ";
        return WORDS.entrySet().stream()
                .filter(entry -> words.contains(" " + entry.getKey() + " "))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> read() {
        var words = new LinkedHashMap<String, String>();
        for (var line : ShippedFile.text(TypologyFromName.class, "/mappings/typologies.txt")
                .lines()
                .toList()) {
            var colon = line.indexOf(':');
            if (line.startsWith("#") || colon < 0) continue;
            for (var each : line.substring(colon + 1).split(","))
                words.putIfAbsent(each.strip(), line.substring(0, colon));
        }
        return words;
    }
}
