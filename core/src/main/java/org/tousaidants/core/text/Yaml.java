package org.tousaidants.core.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// « Fichier YAML » — parses plain values of YAML 1.2: texts, numbers, true and false, lists and maps, with each key
/// only once.
public final class Yaml {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setAllowDuplicateKeys(false).build();

    private Yaml() {}

    /// Returns the parsed value of a text.
    ///
    /// @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if the text is not YAML
    public static @Nullable Object read(String text) {
        return new Load(SETTINGS).loadFromString(text);
    }

    /// Parses a file of the product whose root is a map.
    public static Map<?, ?> map(String text) {
        if (read(text) instanceof Map<?, ?> map) return map;
        throw new IllegalStateException("The file is not a YAML map");
    }
}
