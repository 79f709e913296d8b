package org.tousaidants.observatory.procedures;

/// « Raison » — how often this step failed for this reason.
record Reason(Obstacle.Step step, Obstacle.Why why, long times, long givenUp) {}
