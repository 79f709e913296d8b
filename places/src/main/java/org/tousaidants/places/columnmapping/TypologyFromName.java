package org.tousaidants.places.columnmapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.text.BundledFile;

/// « Typologie par le nom » — finds the kind of organisation in a name such as « Mairie de Saintes », with the
/// first matching line of `mappings/typologies.txt`. It is used only if the source gives no kind.
final class TypologyFromName {
    private static final Map<String, String> WORDS = read();

    private TypologyFromName() {}

    static Optional<String> of(String name) {
        var words = " "
                + SourceTextNormaliser.fold(name).replaceAll("[^a-z0-9]+", " ").strip() + " ";
        return WORDS.entrySet().stream()
                .filter(entry -> words.contains(" " + entry.getKey() + " "))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> read() {
        var words = new LinkedHashMap<String, String>();
        for (var line : BundledFile.text(TypologyFromName.class, "/mappings/typologies.txt")
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
