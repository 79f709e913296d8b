package org.tousaidants.label.recognition;

import java.time.LocalDate;

/// The result of an appeal.
sealed interface AppealResult {
    record Appealed() implements AppealResult {}

    record NotFound() implements AppealResult {}

    record TooLate(LocalDate until) implements AppealResult {}

    record AlreadyAppealed() implements AppealResult {}
}
