package org.tousaidants.find.ranking;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// « Ce qui compte » — a criterion of the person besides the help itself.
public enum Criterion {
    FREE("gratuit"),
    PASS("pass"),
    INDIVIDUAL("individuel"),
    WORKSHOP("atelier"),
    /// An authorised helper does the procedure with or for the person, who agrees to it.
    FOR_ME("a-ma-place"),
    ITINERANT("itinerant"),
    /// A workshop where a device is repaired.
    REPAIR("reparation"),
    WHEELCHAIR("fauteuil"),
    HEARING("surdite"),
    SIGHT("vue"),
    ILLITERACY("illettrisme"),
    MENTAL("handicap-mental"),
    /// A small and quiet place, for a person afraid of noise or of a crowd.
    QUIET("calme"),
    ENGLISH("anglais"),
    OTHER_LANGUAGE("autre-langue");

    private static final Map<String, Criterion> BY_PARAMETER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Criterion::parameter, c -> c));

    private final String parameter;

    Criterion(String parameter) {
        this.parameter = parameter;
    }

    public static Optional<Criterion> ofParameter(String parameter) {
        return Optional.ofNullable(BY_PARAMETER.get(parameter));
    }

    /// The value in a link; it never changes.
    public String parameter() {
        return parameter;
    }

    /// The bit among the facts of a candidate.
    int bit() {
        return 1 << ordinal();
    }
}
