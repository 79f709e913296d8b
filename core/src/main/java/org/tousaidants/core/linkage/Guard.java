package org.tousaidants.core.linkage;

import java.util.Optional;

/// « Garde-fou » — a rule that holds back a pair however alike: two different services at one address are two.
@FunctionalInterface
public interface Guard<R> {
    Optional<Veto> judge(R left, R right);

    /// The same, for a rule that gives way between two editions of one list.
    ///
    /// @param twins the share of records of the shorter list that stand in the other, where both are well kept and
    ///     that was learned; else 0
    default Optional<Veto> judge(R left, R right, double twins) {
        return judge(left, right);
    }

    /// « Veto » — at best this decision, and why, in French.
    record Veto(Decision atBest, String sentence) {
        public Veto {
            if (atBest == Decision.MATCH) throw new IllegalArgumentException("a veto that allows all");
        }
    }
}
