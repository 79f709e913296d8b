package org.tousaidants.core.suppression;

import java.util.Set;

/// « Masque » — the counts that are hidden, all under one sign: the small ones and those that would tell them.
/// `exposed` are small counts that could not be protected, because an earlier publication or a sum of one part tells
/// them: what holds them must not be published at all.
public record Hiding(Set<Integer> hidden, Set<Integer> exposed) {
    public Hiding {
        hidden = Set.copyOf(hidden);
        exposed = Set.copyOf(exposed);
    }
}
