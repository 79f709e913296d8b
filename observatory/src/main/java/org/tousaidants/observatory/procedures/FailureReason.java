package org.tousaidants.observatory.procedures;

import java.util.Optional;
import org.tousaidants.path.actsofhelp.Obstacle;

/// « Raison d’un échec » — how often this step failed for this reason.
///
/// @param step unknown where only the log of acts speaks of it
record FailureReason(Optional<Stop.Step> step, Obstacle why, long times) {
    String stepKey() {
        return step.map(Stop::key).orElse("procedures.step.unsaid");
    }
}
