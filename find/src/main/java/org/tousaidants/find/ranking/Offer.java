package org.tousaidants.find.ranking;

import java.util.List;
import java.util.OptionalDouble;
import org.tousaidants.core.hours.OpeningStatus;

/// « Proposition » — a place that may help, the reasons of its rank, and the other places in the same building.
/// `rank` is from 0 to 1; `metres` is absent when one of the two positions is unknown. `openness`
/// is that of [OpeningHoursScore].
public record Offer(
        Candidate candidate,
        double rank,
        OptionalDouble metres,
        OpeningStatus now,
        double openness,
        List<ScoreReason> reasons,
        List<Candidate> sameBuilding) {}
