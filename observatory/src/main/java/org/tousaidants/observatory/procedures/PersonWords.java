package org.tousaidants.observatory.procedures;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.tousaidants.platform.web.Page;

/// « Parole à une étape » — what a person who gave up or was blocked said at a step of a procedure. It names neither
/// the person, nor a place, nor the helper.
///
/// @param month its first day
record PersonWords(
        UUID id,
        String procedure,
        ReportedObstacle.ProcedureStep step,
        ReportedObstacle.CaseEnding ended,
        LocalDate month,
        String words,
        Screen screen) {
    /// « Relecture d’une parole » — whether the coordination has read the words.
    enum Screen {
        WAITING,
        SHOWN,
        HIDDEN
    }

    /// The month and the year, in the language of the page.
    String monthWords(Page page) {
        return month.format(DateTimeFormatter.ofPattern("LLLL yyyy", page.locale()));
    }

    /// The message key of how the case ended.
    String endingKey() {
        return "procedures.said.ended." + ended.name();
    }
}
