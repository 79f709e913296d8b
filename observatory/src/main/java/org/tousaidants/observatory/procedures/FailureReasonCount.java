package org.tousaidants.observatory.procedures;

import java.util.Optional;
import org.tousaidants.support.activitylog.Obstacle;

/// « Raison d’un échec » — the number of failures of this step for this reason.
///
/// @param step unknown where only the log of acts mentions it
record FailureReasonCount(Optional<ReportedObstacle.ProcedureStep> step, Obstacle why, long times) {
    String stepKey() {
        return step.map(ReportedObstacle::key).orElse("procedures.step.unsaid");
    }
}
