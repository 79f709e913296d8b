package org.tousaidants.core.territory;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/// « Départements » — the 101 of France and the overseas collectivities: code and French name.
public final class Departements {
    private static final Map<String, String> NAMES =
            Collections.unmodifiableMap(CommuneFiles.names("departements.csv"));

    private Departements() {}

    public static Optional<String> name(String code) {
        return Optional.ofNullable(NAMES.get(code));
    }

    /// Code → name, by code.
    public static Map<String, String> all() {
        return NAMES;
    }
}
