package org.tousaidants.find.understanding;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// « Danger » — a situation in which a person should call a number before any search. The numbers are in
/// `understanding/numbers.tsv`, the training sentences in `understanding/dangers.tsv`.
public enum Danger {
    ATTACK("attack"),
    LIFE("life"),
    SUICIDE("suicide"),
    PARTNER("partner"),
    CHILD("child"),
    HARASSED("harassed"),
    INTIMATE("intimate"),
    BED("bed"),
    HUNGER("hunger"),
    FRAUD("fraud"),
    RENT("rent");

    private static final Map<String, Danger> BY_PARAMETER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Danger::parameter, Function.identity()));

    private final String parameter;

    Danger(String parameter) {
        this.parameter = parameter;
    }

    public static Optional<Danger> ofParameter(String parameter) {
        return Optional.ofNullable(BY_PARAMETER.get(parameter));
    }

    /// The value in the files; it never changes.
    public String parameter() {
        return parameter;
    }
}
