package org.tousaidants.core.linkage;

import java.util.Optional;

/// « Garde-fou » — a rule that forbids a match however similar the pair: two different services at one address
/// are distinct.
@FunctionalInterface
public interface PairGuard<R> {
    Optional<Veto> judge(R left, R right);

    /// The same, for a rule that is relaxed between two editions of one list.
    ///
    /// @param twins the share of records of the shorter list found in the other, where both are well kept
    /// and it was learned; else 0
    default Optional<Veto> judge(R left, R right, double twins) {
        return judge(left, right);
    }

    /// « Veto » — the best decision allowed, and the reason, in French.
    record Veto(Decision atBest, String sentence) {
        public Veto {
            if (atBest == Decision.MATCH) throw new IllegalArgumentException("a veto must not allow a match");
        }
    }
}
