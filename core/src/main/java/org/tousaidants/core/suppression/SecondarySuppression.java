package org.tousaidants.core.suppression;

import java.util.Set;

/// « Masque » — the hidden counts: the small ones, and the others that would reveal them; a reader sees the
/// same sign for both. `exposed` are small counts that cannot be protected, because an earlier publication or a
/// sum with one part reveals them: a table with such a count must not be published.
public record SecondarySuppression(Set<Integer> hidden, Set<Integer> exposed) {
    public SecondarySuppression {
        hidden = Set.copyOf(hidden);
        exposed = Set.copyOf(exposed);
    }
}
