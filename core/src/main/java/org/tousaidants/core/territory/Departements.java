package org.tousaidants.core.territory;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.text.TextNormalisation;

/// « Départements » — the codes and French names of the 101 départements of France and of the overseas
/// collectivities.
public final class Departements {
    private static final Map<String, String> NAMES =
            Collections.unmodifiableMap(BundledCommuneFiles.names("departements.csv"));

    private static final Map<String, String> REGIONS =
            Collections.unmodifiableMap(BundledCommuneFiles.names("regions.csv"));

    private Departements() {}

    public static Optional<String> name(String code) {
        return Optional.ofNullable(NAMES.get(code));
    }

    /// Returns the French names of all départements by code, sorted by code.
    public static Map<String, String> all() {
        return NAMES;
    }

    /// Returns the codes of the départements of a region; empty if no region has this name. A region with a
    /// single département, such as La Réunion, has the code of this département.
    public static List<String> inRegion(String region) {
        var asked = TextNormalisation.words(region);
        return REGIONS.entrySet().stream()
                .filter(one -> TextNormalisation.words(one.getKey()).equals(asked))
                .findFirst()
                .map(one -> List.of(one.getValue().split("\\|")))
                .orElseGet(List::of);
    }
}
