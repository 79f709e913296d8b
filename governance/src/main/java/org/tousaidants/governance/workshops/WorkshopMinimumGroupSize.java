package org.tousaidants.governance.workshops;

import java.util.List;

/// « Rideau » — limits the shown answers to complete groups of five in the order of arrival, so that nobody who
/// watches the screen can read the answer of one person. Fewer than five answers are not shown.
final class WorkshopMinimumGroupSize {
    static final int GROUP = WorkshopAgreementRule.LEAST_FEWEST;

    private WorkshopMinimumGroupSize() {}

    /// Returns the answers of complete groups.
    ///
    /// @param answers answers in the order of arrival
    static List<Integer> completeGroups(List<Integer> answers) {
        return answers.subList(0, answers.size() - answers.size() % GROUP);
    }
}
