package org.tousaidants.core.suppression;

import java.util.Set;

/// « Masque » — the hidden counts, all under one sign: the small ones and those that would reveal them. `exposed`
/// are small counts that cannot be protected, because an earlier publication or a sum of one part reveals them: a
/// table with such a count must not be published.
public record SecondarySuppression(Set<Integer> hidden, Set<Integer> exposed) {
    public SecondarySuppression {
        hidden = Set.copyOf(hidden);
        exposed = Set.copyOf(exposed);
    }
}
