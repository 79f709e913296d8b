package org.tousaidants.core.linkage;

import java.util.Optional;

/// « Garde-fou » — a rule that forbids a match however similar the pair: two different services at one address
/// are distinct.
@FunctionalInterface
public interface PairGuard<R> {
    Optional<Veto> judge(R left, R right);

    /// The veto on a pair, for a rule that is relaxed between two editions of one list.
    ///
    /// @param twins fraction of the records of the shorter list that are in the other; 0 if it was not learned
    /// or a list is not well kept
    default Optional<Veto> judge(R left, R right, double twins) {
        return judge(left, right);
    }

    /// « Veto » — the best decision that the guard allows, and its reason in French.
    record Veto(MatchDecision atBest, String sentence) {
        public Veto {
            if (atBest == MatchDecision.MATCH) throw new IllegalArgumentException("a veto must not allow a match");
        }
    }
}
