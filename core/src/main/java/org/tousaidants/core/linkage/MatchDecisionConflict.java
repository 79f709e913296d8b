package org.tousaidants.core.linkage;

import java.util.List;
import java.util.stream.Collectors;

/// « Contradiction » — decisions that cannot all be true: A is B, B is C, A is not C. None of these decisions is
/// applied any more until a person decides again.
///
/// @param chain the decisions « same » that connect the two records
/// @param broken the decision « not the same » about these two records
public record MatchDecisionConflict(List<RecordedPairDecision> chain, RecordedPairDecision broken) {
    public MatchDecisionConflict {
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
