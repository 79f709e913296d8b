package org.tousaidants.governance.workshops;

import java.util.List;

/// « Rideau » — limits the shown answers to complete groups of five, in the order of arrival. A person who watches
/// the screen can thus not see which answer one participant has just sent. Fewer than five answers are not shown.
final class WorkshopMinimumGroupSize {
    static final int GROUP = WorkshopAgreementRule.LEAST_FEWEST;

    private WorkshopMinimumGroupSize() {}

    /// Returns the first answers, as many as complete groups of five contain.
    ///
    /// @param answers answers in the order of arrival
    static List<Integer> completeGroups(List<Integer> answers) {
        return answers.subList(0, answers.size() - answers.size() % GROUP);
    }
}
