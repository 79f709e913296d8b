package org.tousaidants.governance.workshops;

import java.util.List;

/// « Rideau » — limits the display during the answers. Answers appear in groups of five, in chronological order,
/// so that a single answer cannot be observed. Fewer than five are not shown.
final class MinimumGroupSize {
    static final int GROUP = Agreement.LEAST_FEWEST;

    private MinimumGroupSize() {}

    /// @param answers in chronological order
    static List<Integer> lifted(List<Integer> answers) {
        return answers.subList(0, answers.size() - answers.size() % GROUP);
    }
}
