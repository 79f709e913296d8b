package org.tousaidants.core.schema;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// « Terme » — a value of a closed list, with its exact label in the national file.
public interface ListedTerm {
    String label();

    /// Returns the key of its label in the message files, such as `term.placeservice.procedures`.
    default String key() {
        var term = (Enum<?>) this;
        return ("term." + term.getDeclaringClass().getSimpleName() + "." + term.name()).toLowerCase(Locale.ROOT);
    }

    static <T extends Enum<T> & ListedTerm> Optional<T> of(Class<T> list, String label) {
        return Arrays.stream(list.getEnumConstants())
                .filter(term -> term.label().equals(label))
                .findFirst();
    }

    static Set<String> labels(ListedTerm[] terms) {
        var labels = new LinkedHashSet<String>();
        for (var term : terms) labels.add(term.label());
        return Collections.unmodifiableSet(labels);
    }
}
