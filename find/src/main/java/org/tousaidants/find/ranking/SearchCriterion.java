package org.tousaidants.find.ranking;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// « Ce qui compte » — a criterion of the person in addition to the need.
public enum SearchCriterion {
    FREE("gratuit"),
    PASS("pass"),
    INDIVIDUAL("individuel"),
    WORKSHOP("atelier"),
    /// An authorised helper carries out the procedure with the person, or on behalf of the person with consent.
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

    private static final Map<String, SearchCriterion> BY_PARAMETER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SearchCriterion::parameter, c -> c));

    private final String parameter;

    SearchCriterion(String parameter) {
        this.parameter = parameter;
    }

    public static Optional<SearchCriterion> ofParameter(String parameter) {
        return Optional.ofNullable(BY_PARAMETER.get(parameter));
    }

    /// Returns the value of the criterion in a link, which never changes.
    public String parameter() {
        return parameter;
    }

    /// Returns the index of the criterion's bit among the facts of a candidate.
    int bit() {
        return 1 << ordinal();
    }
}
