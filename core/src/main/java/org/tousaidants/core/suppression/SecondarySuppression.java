package org.tousaidants.core.suppression;

import java.util.Set;

/// « Masque » — the indexes of the counts that are not published.
///
/// @param hidden small counts, and other counts that would reveal them; readers see the same sign for both
/// @param exposed small counts that cannot be protected, because an earlier publication or a sum with one part
/// reveals them: a table with such a count must not be published
public record SecondarySuppression(Set<Integer> hidden, Set<Integer> exposed) {
    public SecondarySuppression {
        hidden = Set.copyOf(hidden);
        exposed = Set.copyOf(exposed);
    }
}
