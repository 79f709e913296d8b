package org.tousaidants.observatory.procedures;

import java.util.Optional;
import org.tousaidants.support.activitylog.Obstacle;

/// « Raison d’un échec » — the number of failures at one step of a procedure for one reason.
///
/// @param step the step; empty if only the log of activities mentions the reason
record ProcedureFailureReasonCount(Optional<ReportedObstacle.ProcedureStep> step, Obstacle why, long times) {
    String stepKey() {
        return step.map(ReportedObstacle::key).orElse("procedures.step.unsaid");
    }
}
