package org.tousaidants.observatory.procedures;

import org.tousaidants.support.activitylog.Obstacle;

/// « Blocage » — a report of the step where a procedure stopped a person, and of the reason; it contains no data
/// about the person.
record ReportedObstacle(String procedure, ProcedureStep step, Obstacle why, CaseEnding ended, int minutes) {
    enum ProcedureStep {
        FIND,
        SIGN_IN,
        IDENTIFY,
        FILL,
        ATTACH,
        SEND,
        FOLLOW,
        ANSWER
    }

    enum CaseEnding {
        SOLVED,
        GIVEN_UP,
        WAITING
    }

    /// Returns the message key of a step or an ending.
    static String key(Enum<?> choice) {
        return (choice instanceof ProcedureStep ? "procedures.step." : "procedures.ended.") + choice.name();
    }
}
