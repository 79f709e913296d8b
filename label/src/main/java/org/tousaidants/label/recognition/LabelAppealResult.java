package org.tousaidants.label.recognition;

import java.time.LocalDate;

/// The result of an appeal.
sealed interface LabelAppealResult {
    record AppealSubmitted() implements LabelAppealResult {}

    record DecisionToAppealNotFound() implements LabelAppealResult {}

    record AppealTooLate(LocalDate until) implements LabelAppealResult {}

    record DecisionAlreadyAppealed() implements LabelAppealResult {}
}
