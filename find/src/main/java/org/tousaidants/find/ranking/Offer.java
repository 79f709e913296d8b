package org.tousaidants.find.ranking;

import java.util.List;
import java.util.OptionalDouble;
import org.tousaidants.core.hours.Status;

/// « Proposition » — a place that may help, why it stands at this rank, and who else is in the same building.
/// `rank` is from 0 to 1; `metres` is absent when one of the two positions is unknown. `openness` as [Openness]
/// says it.
public record Offer(
        Candidate candidate,
        double rank,
        OptionalDouble metres,
        Status now,
        double openness,
        List<ScoreReason> reasons,
        List<Candidate> sameBuilding) {}
