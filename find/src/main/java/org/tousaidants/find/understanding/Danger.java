package org.tousaidants.find.understanding;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// « Danger » — a situation in which a telephone call comes before any search. The numbers to call are in
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

    /// The word that stands for the danger in the files; it never changes.
    public String parameter() {
        return parameter;
    }
}
