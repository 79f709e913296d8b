package org.tousaidants.core.linkage;

import java.util.List;
import java.util.stream.Collectors;

/// « Contradiction » — decisions that cannot all be true: A is B, B is C, A is not C. None of them brings records
/// together any more: a person must decide again.
///
/// @param chain the decisions « same » that lead from one end to the other
/// @param broken the decision « not the same » between the ends
public record DecisionConflict(List<RecordedDecision> chain, RecordedDecision broken) {
    public DecisionConflict {
        chain = List.copyOf(chain);
    }

    public String sentence() {
        return chain.stream()
                        .map(ruling -> "« " + ruling.left() + " » est « " + ruling.right() + " »")
                        .collect(Collectors.joining(", "))
                + ", mais « " + broken.left() + " » n’est pas « " + broken.right()
                + " » : ces décisions se contredisent, il faut en revoir une.";
    }
}
