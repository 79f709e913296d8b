package org.tousaidants.governance.workshops;

import java.util.List;

/// « Rideau » — shows answers in groups of five, in order of arrival, so that nobody can watch the screen and
/// read one person's answer. Fewer than five answers are not shown.
final class MinimumGroupSize {
    static final int GROUP = AgreementRule.LEAST_FEWEST;

    private MinimumGroupSize() {}

    /// @param answers in order of arrival
    static List<Integer> completeGroups(List<Integer> answers) {
        return answers.subList(0, answers.size() - answers.size() % GROUP);
    }
}
