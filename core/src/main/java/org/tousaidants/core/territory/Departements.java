package org.tousaidants.core.territory;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.text.TextFolding;

/// « Départements » — the 101 of France and the overseas collectivities: code and French name.
public final class Departements {
    private static final Map<String, String> NAMES =
            Collections.unmodifiableMap(CommuneFiles.names("departements.csv"));

    private static final Map<String, String> REGIONS = Collections.unmodifiableMap(CommuneFiles.names("regions.csv"));

    private Departements() {}

    public static Optional<String> name(String code) {
        return Optional.ofNullable(NAMES.get(code));
    }

    /// Code → name, by code.
    public static Map<String, String> all() {
        return NAMES;
    }

    /// The codes of the départements of a region; empty for another name. A region of one département, such as La
    /// Réunion, is that département.
    public static List<String> inRegion(String region) {
        var asked = TextFolding.words(region);
        return REGIONS.entrySet().stream()
                .filter(one -> TextFolding.words(one.getKey()).equals(asked))
                .findFirst()
                .map(one -> List.of(one.getValue().split("\\|")))
                .orElseGet(List::of);
    }
}
