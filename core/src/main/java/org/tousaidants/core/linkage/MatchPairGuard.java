package org.tousaidants.core.linkage;

import java.util.Optional;

/// « Garde-fou » — a rule that forbids a match however similar the pair is. For example, two different services at
/// one address are distinct.
@FunctionalInterface
public interface MatchPairGuard<R> {
    Optional<MatchVeto> judge(R left, R right);

    /// Returns the veto on a pair; empty if there is none. The default is the veto of the other method. A guard
    /// can override this method to be less strict between two editions of one list.
    ///
    /// @param twins fraction of the records of the shorter list that are also in the other list; 0 if it was not
    /// learned or a list is not well kept
    default Optional<MatchVeto> judge(R left, R right, double twins) {
        return judge(left, right);
    }

    /// « Veto » — the objection of a guard.
    ///
    /// @param atBest best decision that the guard allows
    /// @param sentence reason, in French
    record MatchVeto(MatchDecision atBest, String sentence) {
        public MatchVeto {
            if (atBest == MatchDecision.MATCH) throw new IllegalArgumentException("a veto must not allow a match");
        }
    }
}
