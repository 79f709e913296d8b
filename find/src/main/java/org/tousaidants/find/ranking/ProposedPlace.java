package org.tousaidants.find.ranking;

import java.util.List;
import java.util.OptionalDouble;
import org.tousaidants.core.hours.OpeningStatus;

/// « Proposition » — a place that may help, with the reasons of its rank and the other places in the same building.
///
/// @param rank the rank, from 0 to 1 (best)
/// @param metres distance in metres; empty if one of the two positions is unknown
/// @param openness score of [OpeningHoursScore]
public record ProposedPlace(
        CandidatePlace candidate,
        double rank,
        OptionalDouble metres,
        OpeningStatus now,
        double openness,
        List<RankingReason> reasons,
        List<CandidatePlace> sameBuilding) {}
