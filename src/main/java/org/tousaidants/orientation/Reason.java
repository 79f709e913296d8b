package org.tousaidants.orientation;

/// « Raison » — what one component gave a place: its score from 0 to 1 and its weight in the rank.
record Reason(Component component, double score, int weight) {}
