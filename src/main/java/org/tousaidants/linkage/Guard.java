package org.tousaidants.linkage;

import java.util.Optional;

/// « Garde-fou » — a rule that holds back a pair however alike: two different services at one address are two.
@FunctionalInterface
public interface Guard<R> {
    Optional<Veto> judge(R left, R right);

    /// « Veto » — at best this decision, and why, in French.
    record Veto(Decision atBest, String sentence) {
        public Veto {
            if (atBest == Decision.MATCH) throw new IllegalArgumentException("a veto that allows all");
        }
    }
}
