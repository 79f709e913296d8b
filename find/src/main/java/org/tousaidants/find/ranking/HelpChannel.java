package org.tousaidants.find.ranking;

import java.util.Arrays;
import java.util.Optional;

/// « Comment » — the way in which the person gets help: at the place, at the place by a person without a car, at the
/// person's home, or at a distance.
public enum HelpChannel {
    AT_PLACE("lieu"),
    WITHOUT_CAR("sans-voiture"),
    AT_HOME("domicile"),
    REMOTE("distance");

    private final String parameter;

    HelpChannel(String parameter) {
        this.parameter = parameter;
    }

    public static Optional<HelpChannel> ofParameter(String parameter) {
        return Arrays.stream(values())
                .filter(way -> way.parameter.equals(parameter))
                .findFirst();
    }

    /// Returns whether the person travels to the place in order to get help in this way.
    boolean travels() {
        return this == AT_PLACE || this == WITHOUT_CAR;
    }

    public String parameter() {
        return parameter;
    }
}
