package org.tousaidants.find.understanding;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// « Danger » — a situation in which a person should call a help number before any search. The numbers are in the
/// file `understanding/numbers.tsv`; the sentences from which the classifier learns are in
/// `understanding/dangers.tsv`.
public enum DangerSituation {
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

    private static final Map<String, DangerSituation> BY_PARAMETER = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(DangerSituation::parameter, Function.identity()));

    private final String parameter;

    DangerSituation(String parameter) {
        this.parameter = parameter;
    }

    public static Optional<DangerSituation> ofParameter(String parameter) {
        return Optional.ofNullable(BY_PARAMETER.get(parameter));
    }

    /// Returns the value of the danger in the files, which never changes.
    public String parameter() {
        return parameter;
    }
}
