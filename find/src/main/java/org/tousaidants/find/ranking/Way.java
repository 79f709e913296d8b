package org.tousaidants.find.ranking;

import java.util.Arrays;
import java.util.Optional;

/// « Comment » — the person goes there, a person comes to her, or they talk at a distance.
public enum Way {
    AT_PLACE("lieu"),
    AT_HOME("domicile"),
    REMOTE("distance");

    private final String parameter;

    Way(String parameter) {
        this.parameter = parameter;
    }

    static Optional<Way> ofParameter(String parameter) {
        return Arrays.stream(values())
                .filter(way -> way.parameter.equals(parameter))
                .findFirst();
    }

    public String parameter() {
        return parameter;
    }
}
